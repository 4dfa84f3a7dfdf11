// Asks the server what is wrong with a script, and shows it beside the editor.
import { fill } from "./script.js";

const post = async (url, values, signal) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) body.append(name, value);
  const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig;
  const headers = { [CSRF_HEADER_NAME]: CSRF_TOKEN, "X-Requested-With": "XMLHttpRequest" };
  const answer = await fetch(url, { method: "POST", body, headers, signal });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
};

// The server's answer; null when a later question has overtaken this one, {} when there was none.
export class Checker {
  constructor(url) {
    this.url = url;
  }

  async ask(script, withPassages = false) {
    this.abort?.abort();
    const abort = new AbortController();
    this.abort = abort;
    try {
      return await post(this.url, { script, passages: withPassages ? "1" : "" }, abort.signal);
    } catch {
      return abort.signal.aborted ? null : {};
    }
  }
}

// The SVG is made by our own server, with all text escaped; parsed as XML it can hold no running script.
export const draw = (place, svg) => {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  if (parsed.namespaceURI !== "http://www.w3.org/2000/svg") return;
  const isFirst = !place.firstChild;
  place.replaceChildren(document.importNode(parsed, true));
  // The start stands in the middle of the first row.
  if (isFirst) place.scrollLeft = (place.scrollWidth - place.clientWidth) / 2;
};

export const listItems = (list, texts) => {
  list.replaceChildren(...texts.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
};

// Who writes passages knows their names, who writes text its lines.
const worded = ({ line, passage, reason, hint }, words, isList) => {
  const said = passage ? fill(words.inPassage, { name: passage, reason }) : reason;
  const placed = line && !isList ? fill(words.inLine, { line, reason: said }) : said;
  return hint ? `${words.hint}: ${placed}` : placed;
};

// Everything to mend as a list; what stands in a line leads there.
export const listFaults = (list, faults, words, { go, isList = false }) => {
  const items = faults.map((fault) => {
    const item = document.createElement("li");
    item.classList.toggle("cairn-story__hint", Boolean(fault.hint));
    const holder = go && fault.line ? document.createElement("button") : document.createElement("span");
    if (holder.localName === "button") {
      holder.type = "button";
      holder.addEventListener("click", () => go(fault.line));
    }
    holder.textContent = worded(fault, words, isList);
    item.append(holder);
    return item;
  });
  list.replaceChildren(...items);
};
