// What can be read besides: the norms, and what other regions did; loaded when it is opened.

import {
  chevron, deeds, h, language, normOf, page, plain, screens, t, tn, warning, words,
} from "./view.js";

const PATIENCE = 10000; // ms until an answer that does not come is given up

let entries = null; // the knowledge bank, once it is here
let failed = false;
let sought = "";

// --- the knowledge bank -----------------------------------------------------------------

function load() {
  failed = false;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  fetch("/knowledge.json", { signal: stop.signal })
    .then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    })
    .then((bank) => {
      entries = bank.entries;
    })
    .catch(() => {
      failed = true;
    })
    .then(() => {
      clearTimeout(timer);
      page.redraw();
    });
}

deeds.load = () => {
  if (failed) load();
};

deeds.search = () => {
  if (document.activeElement) document.activeElement.blur(); // the keyboard goes, the list stays
};

document.addEventListener("input", (event) => {
  if (event.target.id !== "sought") return;
  sought = event.target.value;
  page.redraw();
});

const simple = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

// Every word must occur, wherever in the entry.
function found() {
  const wanted = simple(sought).split(/\s+/).filter(Boolean);
  return entries.filter((one) => {
    const all = simple(`${JSON.stringify(one)} ${kind(one)}`);
    return wanted.every((word) => all.indexOf(word) >= 0);
  });
}

function kind(one) {
  switch (one.kind) {
    case "practice": return t("practice");
    case "case": return t("case");
    case "figure": return t("figure");
    case "lesson": return t("lesson");
    case "method": return t("method");
    case "tool": return t("tool");
    case "portrait": return t("portrait");
    default: return t("advice");
  }
}

const facts = (one) => [kind(one), one.region && plain(one.region), one.year].filter(Boolean).join(" · ");

// --- parts ------------------------------------------------------------------------------

const go = (carried, ...inside) => h("button", Object.assign({
  type: "button", class: "row", "data-do": "open", "data-name": "reading", "data-deeper": "yes",
}, carried), h("span", null, inside), chevron());

const back = () => h("p", null,
  h("button", { type: "button", class: "row", "data-do": "shut" }, h("span", null, t("Back"))));

function entryRow(one) {
  return h("li", { key: one.id }, go({ "data-entry": one.id },
    words("strong", null, one.title),
    h("small", null, facts(one))));
}

function normRow(model, id) {
  const { norm } = normOf(model.pack, id);
  return h("li", { key: id }, go({ "data-norm": id },
    h("strong", null, id === model.pack.introduction.id ? null : [id, " "], words("span", null, norm.title))));
}

function missing() {
  if (entries) return null;
  if (!failed) return h("p", { key: "missing", role: "status" }, t("The knowledge bank is on its way …"));
  return h("div", { class: "box", key: "missing", role: "status" },
    h("p", { class: "what" }, warning(), h("span", null, t("The knowledge bank could not be fetched. Are you on the Wi-Fi of the room?"))),
    h("button", { type: "button", class: "link", "data-do": "load" }, t("Try again")));
}

const groups = (titled) => titled.filter(([, , list]) => list.length).map(([key, heading, list]) =>
  h("section", { key }, h("h2", { class: "caption" }, heading), h("ul", { class: "plain" }, list)));

// A way back above what may be long, and below it where the thumb is.
const above = (...inside) => [
  h("button", { type: "button", class: "link back", "data-do": "shut" }, chevron(), h("span", null, t("Back"))),
  inside,
];

// --- screens ----------------------------------------------------------------------------

screens.reading = (model) => {
  const { place, pack } = model;
  const one = place.entry && entries && entries.find((each) => each.id === place.entry);
  if (one) return entry(model, one);
  if (place.norm && normOf(pack, place.norm)) return norm(model, place.norm);
  return place.bank ? bank(model) : contents(model);
};

function contents(model) {
  const { pack } = model;
  const normRows = (list) => list.map((each) => normRow(model, each.id));
  return {
    key: "reading",
    above: above(),
    heading: t("Norms and knowledge bank"),
    body: [
      h("ul", { class: "plain" }, h("li", null, go({ "data-bank": "yes" },
        h("strong", null, t("Knowledge bank")),
        h("small", null, t("What other regions did, and what came of it"))))),
      groups([["intro", t("Introduction question"), normRows([pack.introduction])]].concat(
        pack.themes.map((theme, index) => [
          theme.id,
          [t("Theme {place} of {all}", { place: index + 1, all: pack.themes.length }), ": ", words("span", null, theme.title)],
          normRows(theme.norms),
        ]))),
      plain(pack.notice) && words("p", { class: "caption notice" }, pack.notice),
    ],
    foot: back(),
  };
}

function norm(model, id) {
  const { pack } = model;
  const { norm: shown, theme } = normOf(pack, id);
  const sentence = plain(shown.sentence);
  const helps = (entries || []).filter((one) => one.norms.indexOf(id) >= 0);
  return {
    key: `reading norm ${id}`,
    above: above(theme && [id, " "], words("span", null, shown.title)),
    heading: sentence,
    lang: shown.sentence[language] ? null : "nl",
    size: sentence.length > 72 ? "long" : "longer",
    body: [
      words("p", { class: "story" }, shown.explanation),
      plain(shown.source) && words("p", { class: "caption" }, shown.source),
      theme && missing(),
      groups([["helps", t("From the knowledge bank"), helps.map(entryRow)]]),
    ],
    foot: back(),
  };
}

function bank(model) {
  const { pack } = model;
  const list = entries ? found() : [];
  const by = (theme) => list.filter((one) => one.norms.length && normOf(pack, one.norms[0]).theme === theme);
  const loose = list.filter((one) => !one.norms.length);
  const kinds = loose.map(kind).filter((one, index, all) => all.indexOf(one) === index);
  return {
    key: "reading bank",
    above: above(),
    heading: t("Knowledge bank"),
    body: [
      missing(),
      entries && h("form", { class: "search", "data-do": "search", key: "search", role: "search" },
        h("label", { for: "sought" }, t("Search")),
        h("input", {
          id: "sought", type: "search", autocomplete: "off", spellcheck: "false", maxlength: 80,
          enterkeyhint: "search", value: sought,
        })),
      entries && h("p", { class: "caption", role: "status", key: "count" }, list.length
        ? tn("{n} entry", "{n} entries", list.length)
        : t("Nothing found. Try another word, or fewer words.")),
      groups(pack.themes.map((theme) => [theme.id, words("span", null, theme.title), by(theme).map(entryRow)])
        .concat(kinds.map((name) => [name, name, loose.filter((one) => kind(one) === name).map(entryRow)]))),
    ],
    foot: back(),
  };
}

function entry(model, one) {
  const part = (heading, text) => text && h("section", { key: heading },
    h("h2", null, heading), words("p", null, text));
  return {
    key: `reading entry ${one.id}`,
    above: above(facts(one)),
    heading: plain(one.title),
    lang: one.title[language] ? null : "nl",
    size: "longer",
    body: [
      words("p", { class: "story" }, one.summary),
      part(t("What happens"), one.what),
      part(t("Result"), one.result),
      part(t("How it came about"), one.how),
      part(t("Who began"), one.initiative),
      part(t("What it needs"), one.conditions),
      part(t("For whom it is good"), one.benefits),
      part(t("What can be taken over"), one.transferable),
      one.note && h("p", { class: "card" }, h("strong", null, t("Mind:")), words("span", null, one.note)),
      h("p", { class: "caption" }, t("Source:"), " ", words("span", null, one.source)),
      groups([["norms", tn("Helps with this norm", "Helps with these norms", one.norms.length),
        one.norms.map((id) => normRow(model, id))]]),
    ],
    foot: back(),
  };
}

load();
