// Search without a trace: words travel in the body and stay in this history entry, so that Back restores them.
const form = document.querySelector("[data-search]");

if (form) {
  const field = form.elements.words;
  let latest = 0;

  const search = async () => {
    const turn = ++latest;
    const response = await fetch(form.action, { method: "POST", body: new URLSearchParams({ words: field.value }) });
    const answer = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("#results");
    if (turn !== latest) return; // a newer search is on its way
    document.querySelector("#results").replaceWith(document.importNode(answer, true));
    document.querySelector("[data-search-status]").textContent = answer.querySelector("[data-count]")?.textContent ?? "";
  };

  const restore = () => {
    if (!history.state?.words) return;
    field.value = history.state.words;
    search().catch(() => {});
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState({ words: field.value }, "");
    search().catch(() => form.submit()); // the plain form still works
  });
  addEventListener("popstate", restore);
  restore();
}
