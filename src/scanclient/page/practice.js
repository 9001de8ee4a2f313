// A practice round on the phone alone: nothing of it is sent, and nothing is kept.

import {
  answer, deeds, h, language, normOf, normScreen, plain, reasons, screens, t, tick, tn, words,
} from "./view.js";

reasons["practice.over"] = () => t("The session is open. Practice is over; now it is for real.");

let given = {}; // norm -> grade, in memory only
let at = 0; // which question; after the last comes the result

// The introduction question and the first theme.
const asked = (pack) => [pack.introduction].concat(pack.themes[0].norms).map((norm) => norm.id);

Object.assign(deeds, {
  practise: ({ norm, grade }) => {
    given[norm] = grade === "" ? null : Number(grade);
  },
  step: ({ to }) => {
    at = Number(to);
  },
  afresh: () => {
    given = {};
    at = 0;
  },
  practised: () => {
    deeds.afresh();
    deeds.shut();
  },
});

screens.practice = (model) => {
  const ids = asked(model.pack);
  return at < ids.length ? question(model, ids) : outcome(model, ids);
};

const banner = () => h("strong", { class: "label" }, t("Practice: nothing is sent"));

const step = (to, kind, text) => h("button", {
  type: "button", class: kind, "data-do": "step", "data-to": to,
}, text);

function question(model, ids) {
  const id = ids[at];
  // As if the room had opened this norm, on a seat that has given what was tapped here.
  const view = Object.assign({}, model.view, {
    open: { [id]: 1 }, mine: id in given ? { [id]: { round: 1, grade: given[id] } } : {}, todo: [],
    voting: null,
  });
  const screen = normScreen(Object.assign({}, model, {
    view, asked: id, pending: {}, refused: null, settled: true, graded: true, does: "practise",
  }), chosen);
  return {
    key: `practice ${id}`,
    above: [h("span", { class: "practice" }, banner(),
      h("span", null, t("{n} of {all}", { n: at + 1, all: ids.length }))), screen.above],
    heading: screen.heading,
    lang: screen.lang,
    size: screen.size || "whole",
    body: screen.body,
    foot: h("div", { class: "pair" },
      at > 0
        ? step(at - 1, "row", t("Previous"))
        : h("button", { type: "button", class: "row", "data-do": "shut" }, t("Back")),
      step(at + 1, id in given ? "go" : "row", at + 1 < ids.length ? t("Next") : t("My result"))),
  };
}

// Below the buttons, where it says *received* when it is for real.
function chosen(model, norm) {
  const has = norm in given;
  return h("div", { class: "receipt" },
    h("div", { class: "state" }, h("p", { class: "got" }, has
      ? [tick(), h("strong", null, t("chosen: {grade}", { grade: answer(given[norm]) }))]
      : h("span", null, t("Tap a grade.")))),
    has && h("p", { class: "caption" }, t("In the session it says “received” here. You can change it.")));
}

// One decimal, rounded half up, as the room writes it.
function mean(grades) {
  const tenths = Math.floor((20 * grades.reduce((sum, one) => sum + one, 0) + grades.length) / (2 * grades.length));
  return `${Math.floor(tenths / 10)}${language === "nl" ? "," : "."}${tenths % 10}`;
}

function outcome(model, ids) {
  const { pack } = model;
  const grades = ids.slice(1).map((id) => given[id]).filter((grade) => typeof grade === "number");
  const figure = (name, value) => h("div", null, h("dt", null, name), h("dd", null, value));
  const line = (id) => h("tr", { key: id },
    words("th", { scope: "row" }, normOf(pack, id).norm.title),
    h("td", null, !(id in given) ? t("skipped") : given[id] === null ? t("don't know") : h("strong", null, String(given[id]))));
  return {
    key: "practice result",
    above: h("span", { class: "practice" }, banner()),
    heading: t("Your practice grades"),
    body: [
      grades.length > 0 && h("div", { class: "card", key: "figures" },
        h("h2", null, words("span", null, pack.themes[0].title)),
        h("dl", { class: "figures" },
          figure(t("mean"), mean(grades)),
          figure(t("lowest"), String(Math.min.apply(null, grades))),
          figure(t("highest"), String(Math.max.apply(null, grades)))),
        h("p", { class: "caption" }, tn("Of {n} grade.", "Of {n} grades.", grades.length))),
      h("table", { key: "grades" },
        h("thead", { class: "unseen" }, h("tr", null, h("th", { scope: "col" }, t("norm")), h("th", { scope: "col" }, t("you")))),
        h("tbody", null, ids.map(line))),
      h("p", null, t("In the session you see this beside what the whole group gave.")),
    ],
    foot: [
      h("p", null, h("button", { type: "button", class: "go", "data-do": "practised" }, t("Done"))),
      h("p", null, h("button", { type: "button", class: "row wipe", "data-do": "afresh" }, t("Once more"))),
      h("p", null, step(ids.length - 1, "link", t("Back to the last question"))),
    ],
  };
}
