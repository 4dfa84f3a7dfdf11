// In a class: the arrow keys lead to the exercise before and the one after, unless they are needed to choose.
document.addEventListener("keydown", ({ key, target, altKey, ctrlKey, metaKey, shiftKey }) => {
  if (altKey || ctrlKey || metaKey || shiftKey || target.closest("input, select, textarea, [role=tablist]")) return;
  const way = { ArrowRight: "next", ArrowLeft: "prev" }[key];
  if (way) document.querySelector(`[data-projector] a[rel=${way}]`)?.click();
});
