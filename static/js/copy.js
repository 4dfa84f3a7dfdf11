// Sentences to take along: each has a button that copies it, or at least selects it.
for (const list of document.querySelectorAll("[data-copy]")) {
  list.addEventListener("click", async ({ target }) => {
    const item = target.closest("button")?.closest("li");
    if (!item) return;
    const sentence = item.querySelector("q");
    let word = list.dataset.copied;
    try {
      await navigator.clipboard.writeText(sentence.textContent);
    } catch {
      getSelection().selectAllChildren(sentence);
      word = list.dataset.selected;
    }
    for (const status of list.querySelectorAll("[role=status]")) status.textContent = item.contains(status) ? word : "";
  });
}
