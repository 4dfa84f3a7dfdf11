// The list of lessons lives in addresses; a browser with scripts also remembers it by itself, and tells nobody.
const shelf = document.querySelector("[data-shelf]");

const { shelf: name, library, collection } = shelf.dataset;
const find = (mark) => shelf.querySelector(`[data-${mark}]`);
const split = (text) => text?.match(/\d+/g) ?? [];
const stored = split(localStorage[name]);
const asked = split(collection);
// The address wins, unless more was added since.
let keys = asked.every((key) => stored.includes(key)) ? stored : asked;

const show = () => {
  const mine = find("mine");
  if (!mine) return;
  mine.hidden = !keys.length;
  mine.href = `${library}collection/${keys.length ? `${keys.join("-")}/` : ""}`;
  find("number").textContent = keys.length;
};

const add = find("add");
if (add) {
  const button = document.createElement("button");
  button.className = add.className;
  button.append(...add.childNodes);
  add.replaceWith(button);
  button.onclick = () => {
    const { key, added, full, most } = add.dataset;
    const more = [...new Set([...keys, key])];
    const fits = more.length <= most;
    if (fits) localStorage[name] = (keys = more).join("-");
    find("status").textContent = fits ? added : full;
    show();
  };
}

// A change on the collection's own page is remembered; a look at somebody else's is not.
shelf.addEventListener("click", ({ target }) => {
  const link = target.closest("[data-keep]");
  if (link) localStorage[name] = link.dataset.keep;
});
show();
