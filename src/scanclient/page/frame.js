// What a file for at home has in place of app: screens without a laptop and without a line.

import { deeds, draw, page } from "./view.js";

export const file = JSON.parse(document.getElementById("given").textContent); // by web/athome.py

const root = document.getElementById("app");
const spoken = document.getElementById("say");

let speaks = (navigator.languages || [navigator.language || "nl"])
  .map((one) => one.slice(0, 2)).find((one) => one === "nl" || one === "en") || "nl";
let model = null; // gives what there is to show
let landed = null; // gives where a screen that came stands
let shownKey = null;

deeds.language = () => {
  speaks = speaks === "nl" ? "en" : "nl";
};

function paint() {
  const { view, ...told } = model();
  const screen = draw(root, {
    language: speaks, pack: file.pack, explained: null,
    view: { region: file.region, me: null, shared: false, ...view },
    up: true, down: null, seconds: null, paused: false, pending: {}, saying: {}, refused: null, notice: null,
    ...told,
  });
  document.documentElement.lang = speaks;
  document.title = [screen.heading, "Participatiescan", file.region].filter(Boolean).join(" · ");
  if (screen.key === shownKey) return;
  if (shownKey !== null) {
    window.scrollTo(0, landed());
    root.querySelector("h1").focus({ preventScroll: true });
    spoken.textContent = screen.heading;
  }
  shownKey = screen.key;
}

page.redraw = paint;

root.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-do]");
  if (!button || button.disabled) return;
  deeds[button.getAttribute("data-do")](Object.assign({}, button.dataset));
  paint();
});

root.addEventListener("submit", (event) => {
  event.preventDefault();
  deeds[event.target.getAttribute("data-do")]({});
  paint();
});

export function begin(shows, stands = () => 0) {
  model = shows;
  landed = stands;
  paint();
}
