// Everything works without these; they only make a link or a form quicker.
import "./exit.js";
import "./print.js";
import "./read-aloud.js";
import "./search.js";
import "./video.js";
