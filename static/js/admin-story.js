// A chat story in the form: a list of passages or the text, with checks and a map beside it. The text is the truth.
import { Checker, draw, listFaults, listItems } from "./admin-story/checks.js";
import { save, textOf } from "./admin-story/files.js";
import { PassageList } from "./admin-story/list.js";
import { fill, storyFrom, write } from "./admin-story/script.js";

const PAUSE = 400; // milliseconds without a change before the server is asked

class StoryController extends window.StimulusModule.Controller {
  static targets = [
    "script", "text", "list", "enhanced", "mode", "file", "sum", "faults", "map", "drawing", "ways", "said", "template",
  ];
  static values = { url: String, words: Object, longest: Number };

  connect() {
    this.checker = new Checker(this.urlValue);
    this.passages ??= new PassageList(this.listTarget, {
      clone: (name) => this.#clone(name),
      words: this.wordsValue,
      changed: () => this.#wrote(),
      say: (words) => { this.saidTarget.textContent = words; },
    });
    for (const element of this.enhancedTargets) element.hidden = false;
    this.#load();
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  #clone(name) {
    const template = this.templateTargets.find((each) => each.dataset.name === name);
    return template.content.firstElementChild.cloneNode(true);
  }

  // --- Two ways of writing -----------------------------------------------------------------------

  get isEmpty() {
    return !this.scriptTarget.value.trim();
  }

  get isList() {
    return !this.listTarget.hidden;
  }

  choose({ params }) {
    if (params.mode === "text") this.#showMode("text");
    else this.#load();
  }

  #showMode(mode) {
    this.listTarget.hidden = mode !== "list";
    this.textTarget.hidden = mode !== "text";
    for (const button of this.modeTargets) {
      button.setAttribute("aria-pressed", String(button.dataset.cairnStoryModeParam === mode));
    }
    this.#showFaults();
  }

  // From the text to the list. A text that cannot be read stays a text, with its slips.
  async #load() {
    const script = this.scriptTarget.value;
    if (!script.trim()) this.#showStory({ me: "", passages: [] });
    const answer = await this.checker.ask(script, true);
    // Somebody may have gone on writing meanwhile.
    if (!answer || this.scriptTarget.value !== script) return;
    if (answer.story) this.#showStory(storyFrom(answer.story));
    else if (script.trim()) this.#showMode("text");
    this.#answered(answer);
  }

  #showStory(story) {
    this.passages.show(story);
    this.#showMode("list");
  }

  typed() {
    this.#checkLater();
  }

  #wrote() {
    this.scriptTarget.value = write(this.passages.story);
    for (const kind of ["input", "change"]) this.scriptTarget.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  // --- Checks and the map --------------------------------------------------------------------------

  #checkLater() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#check(), PAUSE);
  }

  async #check() {
    const answer = await this.checker.ask(this.scriptTarget.value);
    if (answer) this.#answered(answer);
  }

  #answered(answer) {
    // Nobody has begun yet: nothing is to be mended.
    this.faults = this.isEmpty ? [] : (answer.slips ?? answer.faults ?? []);
    this.#sayOnce(this.#sum(answer));
    this.#showFaults();
    if (answer.map === undefined) return;
    this.mapTarget.hidden = !answer.map;
    draw(this.drawingTarget, answer.map);
    listItems(this.waysTarget, answer.ways);
  }

  #sum({ slips, faults, count }) {
    const words = this.wordsValue;
    if (this.isEmpty) return words.empty;
    if (slips) return fill(words.slips, { count });
    if (!faults) return words.unanswered;
    if (!count) return words.fine;
    const hints = faults.filter((fault) => fault.hint).length;
    return fill(words.sum, { faults: count - hints, hints });
  }

  #sayOnce(words) {
    if (this.sumTarget.textContent !== words) this.sumTarget.textContent = words;
  }

  #showFaults() {
    const faults = this.faults ?? [];
    const byPassage = new Map();
    for (const fault of faults) {
      const passage = this.passages.passageAt(fault.line);
      // A slip comes with its line only.
      if (this.isList) fault.passage ||= passage?.name;
      byPassage.set(passage, [...(byPassage.get(passage) ?? []), fault]);
    }
    this.passages.mark(byPassage);
    listFaults(this.faultsTarget, faults, this.wordsValue, { go: (line) => this.#go(line), isList: this.isList });
  }

  #go(line) {
    const passage = this.isList && this.passages.passageAt(line);
    if (passage) this.passages.open(passage);
    else this.#goToLine(line);
  }

  #goToLine(number) {
    this.#showMode("text");
    const field = this.scriptTarget;
    const lines = field.value.split("\n");
    const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[number - 1] ?? "").length);
    field.scrollTop = ((number - 4) / lines.length) * field.scrollHeight;
  }

  // A box of the drawing is a short cut for a pointer; everybody has the list.
  show({ target }) {
    const box = target.closest("[data-place]");
    const passage = box && this.passages.story.passages[Number(box.dataset.place)];
    if (passage && this.isList) this.passages.open(passage);
  }

  // --- Files -----------------------------------------------------------------------------------------

  download() {
    const title = this.#title().normalize("NFKD").replace(/[^\w\s-]/g, "").trim().replace(/\s+/g, "-").toLowerCase();
    save(this.scriptTarget.value, title || this.wordsValue.fileName);
  }

  #title() {
    const name = this.scriptTarget.name.replace(/script$/, "title");
    return document.getElementsByName(name)[0]?.value ?? "";
  }

  ask() {
    this.fileTarget.click();
  }

  async open() {
    const [file] = this.fileTarget.files;
    this.fileTarget.value = "";
    if (!file) return;
    try {
      await this.#take(await textOf(file, this.longestValue), file.name);
    } catch (error) {
      this.#sayOfFile(error.message, file.name);
    }
  }

  async #take(script, name) {
    const answer = await this.checker.ask(script, true);
    if (!answer?.story) {
      this.faults = answer?.slips ?? [];
      this.#sayOfFile(answer?.slips ? "fileSlips" : "unanswered", name, answer?.count);
      return;
    }
    const asked = fill(this.wordsValue.askReplace, { name });
    if (this.scriptTarget.value.trim() && !window.confirm(asked)) return;
    this.scriptTarget.value = script;
    this.scriptTarget.dispatchEvent(new Event("change", { bubbles: true }));
    this.#showStory(storyFrom(answer.story));
    this.#answered(answer);
    this.saidTarget.textContent = fill(this.wordsValue.fileOpened, { name });
  }

  // The slips of a file that was not opened: their lines are the file's, so they lead nowhere here.
  #sayOfFile(key, name, count = 0) {
    this.#sayOnce(fill(this.wordsValue[key] ?? this.wordsValue.unanswered, { name, count }));
    listFaults(this.faultsTarget, key === "fileSlips" ? this.faults : [], this.wordsValue, {});
  }
}

window.wagtail.app.register("cairn-story", StoryController);
