// The knowledge bank at home, in one file: the same screens, without a laptop and without a line.

import { take } from "./reading.js";
import { deeds, draw, page } from "./view.js";

const file = JSON.parse(document.getElementById("given").textContent); // by web/athome.py
const app = document.getElementById("app");
const spoken = document.getElementById("say");

let speaks = (navigator.languages || [navigator.language || "nl"])
  .map((one) => one.slice(0, 2)).find((one) => one === "nl" || one === "en") || "nl";
const places = [{ name: "reading", bank: "yes", first: true }]; // what was opened, the last one is shown
const stood = []; // where the screens below it stood
let shownKey = null;

take(file);

Object.assign(deeds, {
  open: (wanted) => {
    stood.push(window.scrollY);
    places.push(wanted);
  },
  shut: () => {
    places.pop();
  },
  language: () => {
    speaks = speaks === "nl" ? "en" : "nl";
  },
});

function paint() {
  const back = stood.length === places.length;
  const screen = draw(app, {
    language: speaks, pack: file.pack, place: places[places.length - 1], explained: null,
    view: { region: file.region, state: "closed", me: null, shared: false, favourites: file.favourites },
    up: true, down: null, seconds: null, paused: false, pending: {}, saying: {}, refused: null, notice: null,
    line: file.region,
  });
  document.documentElement.lang = speaks;
  document.title = [screen.heading, "Participatiescan", file.region].filter(Boolean).join(" · ");
  if (screen.key === shownKey) return;
  if (shownKey !== null) {
    window.scrollTo(0, back ? stood.pop() : 0);
    app.querySelector("h1").focus({ preventScroll: true });
    spoken.textContent = screen.heading;
  }
  shownKey = screen.key;
}

page.redraw = paint;

app.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-do]");
  if (!button || button.disabled) return;
  deeds[button.getAttribute("data-do")](Object.assign({}, button.dataset));
  paint();
});

app.addEventListener("submit", (event) => {
  event.preventDefault();
  deeds[event.target.getAttribute("data-do")]({});
  paint();
});

paint();
