// A checklist that remembers its ticks, when somebody asks for it.
import { forget, recall, remember } from "./keep.js";

for (const panel of document.querySelectorAll("[data-keep-ticks]")) {
  const { keepTicks: key, forgotten, refused } = panel.dataset;
  const boxes = [...panel.closest("section").querySelectorAll("[data-tick]")];
  const wish = panel.querySelector("input");
  const status = panel.querySelector("[role=status]");

  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.dataset.tick);

  const keep = () => {
    if (!wish.checked) return forget(key);
    wish.checked = remember(key, ticked());
    status.textContent = wish.checked ? "" : refused;
  };

  const kept = recall(key);
  if (Array.isArray(kept)) {
    wish.checked = true;
    for (const box of boxes) box.checked = kept.includes(box.dataset.tick);
  }
  for (const box of [wish, ...boxes]) box.addEventListener("change", keep);
  const empty = () => {
    forget(key);
    for (const box of [wish, ...boxes]) box.checked = false;
    status.textContent = forgotten;
  };
  panel.querySelector("button").addEventListener("click", empty);
  document.addEventListener("emptied", empty); // with everything else that this site keeps here
}
