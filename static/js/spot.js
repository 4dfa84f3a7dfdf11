// How many of the things to find have been opened. Said, never kept.
for (const place of document.querySelectorAll("[data-spot]")) {
  const found = new Set();
  const count = ({ target }) => {
    if (!target.open || !target.matches(".is-stop")) return;
    found.add(target);
    place.querySelector("[role=status]").textContent = place.dataset.spot.replace("{found}", found.size);
  };
  place.parentNode.addEventListener("toggle", count, true); // the event does not rise by itself
}
