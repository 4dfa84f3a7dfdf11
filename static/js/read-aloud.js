// Only with a voice of the device itself: any other sends the text to somebody.
const speech = window.speechSynthesis;
const language = document.documentElement.lang;
const READABLE = "h1, h2, h3, p, li, summary, dt, dd, figcaption, legend, label";
const SILENT = "nav, aside, .noprint, .vh";

const voice = () => speech.getVoices().find((one) => one.localService && one.lang.split(/[-_]/)[0] === language.split("-")[0]);

const sentences = (text) => Array.from(new Intl.Segmenter(language, { granularity: "sentence" }).segment(text));

// The innermost readable elements in sight, sentence by sentence: of the exercise that has the button, or of the page.
const script = (button) =>
  [...(button.closest(".exercise") ?? document.querySelector("main")).querySelectorAll(READABLE)]
    .filter((part) => part.checkVisibility?.() !== false && !part.closest(SILENT) && !part.querySelector(READABLE))
    .flatMap((part) => sentences(part.textContent.trim()).map(({ segment }) => ({ part, segment })));

let current; // what is being read stops when something else is to be read

const mark = (part) => {
  document.querySelector(".reading")?.classList.remove("reading");
  part?.classList.add("reading");
};

const stop = () => {
  if (current) current.label.textContent = current.words;
  current = undefined;
  speech.cancel();
  mark();
};

const read = (turn, [next, ...rest]) => {
  if (turn !== current) return;
  if (!next) return stop();
  mark(next.part);
  const utterance = new SpeechSynthesisUtterance(next.segment);
  Object.assign(utterance, { voice: voice(), lang: language, onend: () => read(turn, rest), onerror: () => turn === current && stop() });
  speech.speak(utterance);
};

const prepare = (button) => {
  const label = button.querySelector("span");
  const words = label.textContent;
  button.addEventListener("click", () => {
    const begins = current?.label !== label;
    stop();
    if (!begins) return;
    current = { label, words };
    label.textContent = button.dataset.stop;
    read(current, script(button));
  });
  const offer = () => voice() && (button.dataset.ready = "");
  speech.addEventListener("voiceschanged", offer);
  offer();
};

if (speech) {
  document.querySelectorAll("[data-read-aloud]").forEach(prepare);
  addEventListener("pagehide", stop);
}
