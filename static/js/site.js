// Everything works without these; they only make a link or a form quicker. A page fetches those it has a use for.
import "./exit.js";
import "./print.js";

const has = (mark) => document.querySelector(`[data-${mark}]`);

if (has("copy")) import("./copy.js");
if (has("keep-ticks")) import("./ticks.js");
if (has("empty")) import("./empty.js");
if (has("library-words")) import("./library.js");
if (has("place")) import("./place.js");
if (has("projector")) import("./projector.js");
if (has("read-aloud")) import("./read-aloud.js");
if (has("search")) import("./search.js");
if (has("shelf")) import("./collection.js");
if (has("spot")) import("./spot.js");
if (has("story")) import("./story.js");
if (has("video")) import("./video.js");
