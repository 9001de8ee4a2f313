// Practice at home, in one file: the same screens, without a laptop and without a line.

import { deeds, draw, h, language, page, screens, t } from "./view.js";

const file = JSON.parse(document.getElementById("given").textContent); // by web/athome.py
const app = document.getElementById("app");
const spoken = document.getElementById("say");

let speaks = (navigator.languages || [navigator.language || "nl"])
  .map((one) => one.slice(0, 2)).find((one) => one === "nl" || one === "en") || "nl";
let place = "athome";
let explained = null;
let shownKey = null;

screens.athome = () => {
  const when = file.when[language];
  return {
    key: "athome",
    above: [file.region, when].filter(Boolean).join(" · ") || null,
    heading: t("Practise giving grades"),
    body: [
      h("p", { class: "lead" }, t("Soon you will grade how your region works together for young people. Here you can try how that goes.")),
      h("p", { class: "card" }, t("This is practice. Your grades are not sent and not kept.")),
      h("p", null, t("In the session you use your own phone. You need not install anything.")),
    ],
    foot: h("p", null, h("button", { type: "button", class: "go", "data-do": "open" }, t("Begin"))),
  };
};

Object.assign(deeds, {
  open: () => {
    place = "practice";
  },
  shut: () => {
    place = "athome";
  },
  explain: ({ norm }) => {
    explained = explained === norm ? null : norm;
  },
  language: () => {
    speaks = speaks === "nl" ? "en" : "nl";
  },
});

function paint() {
  const screen = draw(app, {
    language: speaks, pack: file.pack, place: { name: place }, explained,
    view: { region: file.region, state: "locked", me: null, shared: false },
    up: true, down: null, seconds: null, paused: false, pending: {}, refused: null, notice: null,
    line: t("Practice: nothing is sent"),
  });
  document.documentElement.lang = speaks;
  document.title = [screen.heading, "Participatiescan", file.region].filter(Boolean).join(" · ");
  if (screen.key === shownKey) return;
  if (shownKey !== null) {
    window.scrollTo(0, 0);
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

paint();
