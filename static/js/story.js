// A chat that grows: what was read stays above, Back takes the last away. The way is nobody's business: it is kept nowhere.
const tell = (story) => {
  const passages = [...story.querySelectorAll(".passage")];
  const passageOf = (hash) => passages.find(({ id }) => hash === `#${id}`);
  const chosen = new Map(passages.map((passage) => [passage, document.createElement("p")]));
  let way = [{ passage: passageOf(location.hash) ?? passages[0] }];
  let pressed;

  const show = () => {
    const now = way.at(-1).passage;
    for (const [passage, place] of chosen) {
      const turn = way.findLast((each) => each.passage === passage);
      passage.classList.toggle("is-read", Boolean(turn));
      passage.classList.toggle("is-now", passage === now);
      place.textContent = turn?.words && passage !== now ? `${story.dataset.chosen} ${turn.words}` : "";
    }
    // In the order read; one that was read twice stands where it was read last.
    const read = [...new Set(way.map(({ passage }) => passage).reverse())].reverse();
    story.append(...new Set([...read, ...passages]));
  };

  const choose = (link, passage) => {
    const turn = way.at(-1);
    turn.words = link.querySelector("span").textContent;
    way.push({ passage });
    return chosen.get(turn.passage);
  };

  const follow = () => {
    const passage = location.hash ? passageOf(location.hash) : passages[0];
    const isThere = !location.hash && passage === way.at(-1).passage;
    if (!passage || isThere) return; // help, or another exercise
    const place = way.findLastIndex((each) => each.passage === passage);
    const isPressed = pressed?.hash === location.hash;
    const link = isPressed ? pressed : place < 0 && way.at(-1).passage.querySelector(`.choose a[href="#${passage.id}"]`);
    const above = link ? choose(link, passage) : passage;
    if (!link) way = place < 0 ? [{ passage }] : way.slice(0, place + 1);
    story.classList.toggle("is-new", isPressed);
    pressed = undefined;
    show();
    passage.focus({ preventScroll: true });
    above.scrollIntoView();
  };

  for (const [passage, place] of chosen) passage.append(Object.assign(place, { className: "passage__chosen" }));
  story.addEventListener("click", ({ target }) => (pressed = target.closest(".choose a")));
  addEventListener("hashchange", follow);
  story.classList.add("is-told");
  show();
};

// A browser that cannot hide what is not read yet shows a gamebook, and keeps its order.
if (CSS.supports("selector(:has(*))")) document.querySelectorAll("[data-story]").forEach(tell);
