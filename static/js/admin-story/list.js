// The story as a list of passages. A row is one button until it is opened, so that hundreds appear at once.
import { fill, keyOf, plain, plainName, plainWho } from "./script.js";
import { fillBody, fillLine, fillGoals, part, titleOf } from "./parts.js";

const FIRST_WORDS = 60;

const moved = (items, item, by) => {
  const from = items.indexOf(item);
  const to = from + by;
  if (to < 0 || to >= items.length) return false;
  items.splice(to, 0, ...items.splice(from, 1));
  return true;
};

export class PassageList {
  // `clone` gives a template's element, `changed` is called after every change, `say` speaks to screen readers.
  constructor(root, { clone, words, changed, say }) {
    Object.assign(this, { root, clone, words, changed, say });
    this.story = { me: "", passages: [] };
    this.reasons = new Map();
    this.rows = part(root, "passages");
    root.addEventListener("click", (event) => this.#clicked(event));
    root.addEventListener("input", (event) => this.#typed(event));
    root.addEventListener("change", (event) => this.#settled(event));
    root.addEventListener("keydown", (event) => this.#key(event));
  }

  show(story) {
    this.story = story;
    part(this.root, "me").value = story.me;
    this.rows.replaceChildren(...story.passages.map((passage) => this.#row(passage)));
    this.#number();
  }

  // What is to be mended, by passage.
  mark(reasons) {
    this.reasons = reasons;
    for (const row of this.rows.children) this.#markRow(row);
  }

  passageAt(line) {
    return this.story.passages.findLast((passage) => passage.at <= line);
  }

  open(passage) {
    const row = this.#rowOf(passage);
    if (!part(row, "name")) this.#toggle(row);
    part(row, "name").focus();
    row.scrollIntoView({ block: "nearest" });
  }

  // --- Rows ------------------------------------------------------------------------------------

  #row(passage) {
    const row = this.clone("passage");
    row.passage = passage;
    return row;
  }

  #rowOf(passage) {
    return [...this.rows.children].find((row) => row.passage === passage);
  }

  #number() {
    [...this.rows.children].forEach((row, index) => {
      row.number = index + 1;
      this.#head(row);
    });
  }

  #head({ passage, number, children: [head] }) {
    const first = passage.lines.map((line) => line.text).find(Boolean) ?? "";
    part(head, "title").textContent = titleOf(passage, number, this.words);
    part(head, "first").textContent = first.length > FIRST_WORDS ? `${first.slice(0, FIRST_WORDS)}…` : first;
    part(head, "facts").textContent = this.#facts(passage);
    this.#markRow(head.parentElement);
  }

  #facts(passage) {
    if (passage.isEnding) return this.words.ending;
    const count = passage.choices.length;
    return count ? fill(this.words.choices, { count }) : this.words.noEnd;
  }

  #markRow(row) {
    const reasons = this.reasons.get(row.passage) ?? [];
    part(row, "wrong").hidden = !reasons.some((reason) => !reason.hint);
    const list = part(row, "reasons");
    if (!list) return;
    list.hidden = !reasons.length;
    list.replaceChildren(...reasons.map(({ reason }) => Object.assign(document.createElement("li"), { textContent: reason })));
  }

  #toggle(row) {
    const body = row.querySelector(".cairn-story__body");
    row.firstElementChild.setAttribute("aria-expanded", String(!body));
    if (body) {
      body.remove();
    } else {
      row.append(this.clone("body"));
      this.#fill(row);
    }
  }

  #fill(row) {
    fillBody(row, this.clone, this.words, this.story.passages);
    this.#markRow(row);
  }

  #refill() {
    for (const row of this.rows.children) {
      if (part(row, "name")) fillGoals(row, this.words, this.story.passages);
    }
  }

  // --- What somebody does ------------------------------------------------------------------------

  #key(event) {
    // Enter would hand in the whole form; there are no lines within a line.
    if (event.key === "Enter" && event.target.matches("input, textarea")) event.preventDefault();
  }

  #clicked(event) {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    const row = button.closest(".cairn-story__passage");
    const field = button.closest(".cairn-story__part");
    const done = this.does[button.dataset.do].call(this, { row, field, button, passage: row?.passage });
    if (done !== false) this.#done(row);
  }

  #done(row) {
    if (row?.isConnected) this.#head(row);
    this.changed();
  }

  #typed({ target }) {
    const row = target.closest(".cairn-story__passage");
    const name = target.dataset.part;
    if (name === "me") this.story.me = plainWho(target.value);
    else if (name === "name") this.#rename(row, target);
    else if (name === "kindWord") row.passage.kindWord = plain(target.value);
    else if (["who", "text", "why"].includes(name)) this.#write(target, name);
    else return;
    this.#done(row);
  }

  #write(target, name) {
    target.closest(".cairn-story__part").item[name] = name === "who" ? plainWho(target.value) : plain(target.value);
  }

  #rename(row, input) {
    const { passage } = row;
    const name = plainName(input.value);
    const isTaken = this.story.passages.some((other) => other !== passage && keyOf(other.name) === keyOf(name));
    part(row, "taken").hidden = !isTaken;
    part(row, "taken").textContent = isTaken ? this.words.taken : "";
    input.setAttribute("aria-invalid", String(isTaken || !name));
    // An empty name or another passage's name is never written: the choices would not know where to lead.
    if (isTaken || !name) return;
    passage.name = name;
    for (const choice of this.#choicesTo(passage)) choice.to = name;
  }

  #choicesTo(passage) {
    return this.story.passages.flatMap((each) => each.choices).filter((choice) => choice.goal === passage);
  }

  // When somebody leaves a field it shows what is written in the script.
  #settled({ target }) {
    const row = target.closest(".cairn-story__passage");
    const field = target.closest(".cairn-story__part");
    const name = target.dataset.part;
    if (name === "me") target.value = this.story.me;
    else if (name === "name") this.#named(row, target);
    else if (name === "goesOn") this.#goesOn(row, target);
    else if (name === "goal") this.#lead(row, field, target);
    else if (name === "step") this.#step(row, field, target);
    else if (field) target.value = field.item[name];
  }

  #named(row, input) {
    input.value = row.passage.name;
    input.removeAttribute("aria-invalid");
    part(row, "taken").hidden = true;
    this.#refill();
  }

  #goesOn(row, select) {
    const hasChoices = row.passage.choices.some((choice) => choice.text || choice.to);
    if (select.value === "ending" && hasChoices && !window.confirm(fill(this.words.askEnding, row.passage))) {
      select.value = "choices";
      return;
    }
    row.passage.isEnding = select.value === "ending";
    this.#fill(row);
    this.#done(row);
  }

  #step(row, field, select) {
    field.item.step = select.value;
    fillLine(field, row.passage.lines.indexOf(field.item) + 1, this.words);
    this.#done(row);
  }

  #lead(row, field, select) {
    const choice = field.item;
    if (!select.value) return;
    this.#leadTo(choice, this.story.passages[Number(select.value)]);
    this.#done(row);
  }

  #leadTo(choice, passage) {
    choice.goal = passage;
    choice.to = passage.name;
    this.#refill();
  }

  #insert(place) {
    const passage = { name: this.#freeName(), lines: [], choices: [], kindWord: "", isEnding: false };
    this.story.passages.splice(place, 0, passage);
    this.rows.insertBefore(this.#row(passage), this.rows.children[place] ?? null);
    this.#number();
    this.say(fill(this.words.added, passage));
    return passage;
  }

  #freeName() {
    const taken = new Set(this.story.passages.map((passage) => keyOf(passage.name)));
    let number = this.story.passages.length + 1;
    while (taken.has(keyOf(`${this.words.unnamed} ${number}`))) number += 1;
    return `${this.words.unnamed} ${number}`;
  }

  #movePassage(row, by, button) {
    if (!moved(this.story.passages, row.passage, by)) return false;
    if (by < 0) row.previousElementSibling.before(row);
    else row.nextElementSibling.after(row);
    this.#number();
    this.#refill();
    button.focus();
    this.say(fill(this.words.moved, { name: row.passage.name, number: row.number }));
    return true;
  }

  #moveItem({ row, field, button }, by) {
    const items = this.#itemsOf(row, field);
    if (!moved(items, field.item, by)) return false;
    const action = button.dataset.do;
    const { item } = field;
    this.#fill(row);
    this.#fieldOf(row, item).querySelector(`[data-do="${action}"]`).focus();
    return true;
  }

  #itemsOf(row, field) {
    return row.passage.lines.includes(field.item) ? row.passage.lines : row.passage.choices;
  }

  #fieldOf(row, item) {
    return [...row.querySelectorAll(".cairn-story__part")].find((field) => field.item === item);
  }

  #add(row, items, item, focused) {
    items.push(item);
    this.#fill(row);
    part(this.#fieldOf(row, item), focused).focus();
  }

  #lastWho(passage) {
    const before = [...this.story.passages.flatMap((each) => each.lines), ...passage.lines];
    return before.findLast((line) => line.who)?.who ?? this.story.me;
  }

  does = {
    toggle({ row }) {
      this.#toggle(row);
      return false;
    },
    addPassage() {
      this.open(this.#insert(this.story.passages.length));
    },
    addSaid({ row, passage }) {
      const who = this.#lastWho(passage);
      this.#add(row, passage.lines, { who, text: "", isTold: false, step: "", why: "" }, who ? "text" : "who");
    },
    addTold({ row, passage }) {
      this.#add(row, passage.lines, { who: "", text: "", isTold: true, step: "", why: "" }, "text");
    },
    addChoice({ row, passage }) {
      this.#add(row, passage.choices, { text: "", to: "", goal: null }, "text");
    },
    follow({ field }) {
      if (field.item.goal) this.open(field.item.goal);
      return false;
    },
    // A button, not the last of the options: whoever goes through them with the arrow keys would make one unasked.
    leadToNew({ row, field }) {
      this.#leadTo(field.item, this.#insert(row.number));
    },
    moveUp(where) {
      return this.#moveItem(where, -1);
    },
    moveDown(where) {
      return this.#moveItem(where, 1);
    },
    remove({ row, field }) {
      const items = this.#itemsOf(row, field);
      const place = items.indexOf(field.item);
      items.splice(place, 1);
      this.#fill(row);
      const next = items[Math.min(place, items.length - 1)];
      (next ? part(this.#fieldOf(row, next), "text") : part(row, "name")).focus();
    },
    movePassageUp({ row, button }) {
      return this.#movePassage(row, -1, button);
    },
    movePassageDown({ row, button }) {
      return this.#movePassage(row, 1, button);
    },
    removePassage({ row, passage }) {
      const leading = this.#choicesTo(passage).filter((choice) => !passage.choices.includes(choice));
      const asked = leading.length ? this.words.askRemove : this.words.askRemoveFilled;
      const isFilled = leading.length || passage.kindWord || passage.lines.length || passage.choices.length;
      if (isFilled && !window.confirm(fill(asked, { name: passage.name, count: leading.length }))) return false;
      for (const choice of leading) choice.goal = null;
      this.story.passages.splice(this.story.passages.indexOf(passage), 1);
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      this.#number();
      this.#refill();
      (next?.firstElementChild ?? this.root.querySelector('[data-do="addPassage"]')).focus();
      this.say(fill(this.words.removed, passage));
      return true;
    },
  };
}
