// A change of a choice shows its lessons at once. Choices stay in the address; words travel in the body.
const search = document.querySelector("[data-library-words]");

const find = (id) => document.getElementById(id);
let latest = 0;

const show = async () => {
  const turn = ++latest;
  const form = find("choices");
  const words = search.elements.words.value.trim();
  const chosen = [...new FormData(form)].filter(([name, value]) => value && name !== "words");
  const query = new URLSearchParams(chosen);
  const address = `${form.dataset.library}${chosen.length ? "?" : ""}${query}`;
  query.append("words", words);
  const response = await (words ? fetch(search.action, { method: "POST", body: query }) : fetch(address));
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  if (turn !== latest) return; // a newer choice is on its way
  const focused = document.activeElement.id;
  for (const id of ["choices", "results"]) find(id).replaceWith(answer.getElementById(id));
  const again = focused && find(focused);
  again?.closest("details")?.setAttribute("open", "");
  again?.focus();
  history.replaceState(null, "", address);
  find("library-status").textContent = find("results-heading").textContent;
};

document.addEventListener("change", ({ target: { form } }) => {
  if (form?.id === "choices") show().catch(() => form.submit()); // the plain form still works
});
search.addEventListener("submit", (event) => {
  event.preventDefault();
  show().catch(() => search.submit());
});
