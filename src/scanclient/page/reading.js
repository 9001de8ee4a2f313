// What can be read besides: the norms, and what other regions did; loaded when it is opened.

import { indexed, searched } from "./finding.js";
import {
  chevron, deeds, h, icon, language, normOf, page, plain, screens, t, tn, waiting, warning, words,
} from "./view.js";

const PATIENCE = 10000; // ms until an answer that does not come is given up

let entries = null; // the knowledge bank, once it is here
let stop = {}; // by language, words that say nothing
let indexes = {}; // by language, what stands where
const own = { of: "", list: [] }; // the group's own examples, and of which edition they are
let failed = false;
let sought = "";
let narrowed = { theme: "", kind: "", favourites: false };

// --- the knowledge bank -----------------------------------------------------------------

export function take(bank) {
  entries = bank.entries;
  stop = bank.stop;
  indexes = {};
}

const all = () => own.list.concat(entries || []);

// Fetch the group's own examples when others are to be read than those that are here.
page.shown.push((model) => {
  const { view, saying, told: answer, place } = model;
  if (answer && answer.t === "examples" && answer.of !== own.of) {
    own.of = answer.of;
    own.list = answer.said.examples;
    indexes = {};
    page.redraw();
    return;
  }
  const at = view && view.examples ? `${view.run} ${view.examples}` : "";
  const reads = place && place.name === "reading" && (view.me || view.state === "closed");
  if (!at || !reads || at === own.of || at === own.asked || saying.examples) return;
  own.asked = at;
  page.tell({ t: "examples", of: at });
});

function load() {
  failed = false;
  const stopper = new AbortController();
  const timer = setTimeout(() => stopper.abort(), PATIENCE);
  fetch("/knowledge.json", { signal: stopper.signal })
    .then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    })
    .then(take)
    .catch(() => {
      failed = true;
    })
    .then(() => {
      clearTimeout(timer);
      page.redraw();
    });
}

Object.assign(deeds, {
  load: () => {
    if (failed) load();
  },
  search: () => {
    if (document.activeElement) document.activeElement.blur(); // the keyboard goes, the list stays
  },
  favour: ({ entry: id, yes }) => page.tell({ t: "favour", entry: id, yes: yes === "yes" }),
  widen: () => {
    narrowed = { theme: "", kind: "", favourites: false };
  },
});

document.addEventListener("input", (event) => {
  const { id, value, checked } = event.target;
  if (id === "sought") sought = value;
  else if (id === "by-theme") narrowed.theme = value;
  else if (id === "by-kind") narrowed.kind = value;
  else if (id === "by-favourite") narrowed.favourites = checked;
  else return;
  page.redraw();
});

function ranked() {
  if (!indexes[language]) indexes[language] = indexed(all(), language, kind);
  return searched(indexes[language], sought, stop[language] || []);
}

function found(model) {
  const every = sought.trim() ? ranked() : all().map((one) => ({ one, whole: true }));
  const fits = (one) => (!narrowed.theme || one.norms.some((id) => themeIn(model.pack, id) === narrowed.theme))
    && (!narrowed.kind || one.kind === narrowed.kind)
    && (!narrowed.favourites || chosen(model, one));
  const left = every.filter(({ one }) => fits(one));
  return { list: left.map(({ one }) => one), whole: left.filter(({ whole }) => whole).length };
}

const themeIn = (pack, id) => {
  const known = normOf(pack, id);
  return known && known.theme ? known.theme.id : "";
};

const chosen = (model, one) => ((model.view && model.view.favourites) || []).indexOf(one.id) >= 0;

const KINDS = {
  practice: () => t("practice"),
  case: () => t("case"),
  figure: () => t("figure"),
  lesson: () => t("lesson"),
  method: () => t("method"),
  tool: () => t("tool"),
  advice: () => t("advice"),
  portrait: () => t("portrait"),
};
const FUNCTIONS = {
  share: () => t("share what each knows"),
  solve: () => t("solve things together"),
  represent: () => t("speak for others"),
  pool: () => t("bring means together"),
  coordinate: () => t("tune what each does"),
  arrange: () => t("arrange what is missing"),
};
const FOR = {
  youth: () => t("young people"),
  parents: () => t("parents"),
  schools: () => t("schools"),
  employers: () => t("employers"),
  municipalities: () => t("municipalities"),
  care: () => t("care"),
  uwv: () => t("UWV"),
};

const kind = (one) => (KINDS[one.kind] || KINDS.advice)();
const facts = (one) => [kind(one), one.region && plain(one.region), one.year, one.own && t("from our own region")]
  .filter(Boolean).join(" · ");
const listed = (names, all) => names && names.filter((name) => all[name]).map((name) => all[name]()).join(", ");

// --- texts with emphasis: words between one or two stars, and nothing else ----------------

const MARKED = /(\*\*?)([^*\s](?:[^*]*[^*\s])?)\1/g;
const LETTER = /[\p{L}\p{N}*]/u;

function runs(text) {
  const made = [];
  let at = 0;
  let match = null;
  MARKED.lastIndex = 0;
  while ((match = MARKED.exec(text))) {
    const end = match.index + match[0].length;
    if (LETTER.test(text.charAt(match.index - 1)) || LETTER.test(text.charAt(end))) {
      MARKED.lastIndex = match.index + 1; // a star that multiplies, or stands alone
      continue;
    }
    made.push(text.slice(at, match.index), h(match[1] === "**" ? "strong" : "em", null, match[2]));
    at = end;
  }
  return made.concat(text.slice(at));
}

const told = (attributes, text, ...before) => plain(text).split(/\n\s*\n/).map((one, index) =>
  h("p", Object.assign({ lang: text[language] ? null : "nl" }, attributes),
    index ? null : before, runs(one.replace(/\s+/g, " ").trim())));

// --- parts ------------------------------------------------------------------------------

const go = (carried, ...inside) => h("button", Object.assign({
  type: "button", class: "row", "data-do": "open", "data-name": "reading", "data-deeper": "yes",
}, carried), h("span", null, inside), chevron());

const back = ({ place }) => (place.first ? null : h("p", null,
  h("button", { type: "button", class: "row", "data-do": "shut" }, h("span", null, t("Back")))));

const star = () => icon("star", "0 0 24 24", h("path", { d: "M12 2.5l2.9 6.2 6.8.8-5 4.6 1.3 6.7-6-3.3-6 3.3 1.3-6.7-5-4.6 6.8-.8z" }));

function entryRow(model, one) {
  const liked = chosen(model, one);
  return h("li", { key: one.id }, go({ "data-entry": one.id },
    words("strong", null, one.title),
    h("small", null, liked && [star(), t("favourite"), " · "], facts(one))));
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
const above = ({ place }, ...inside) => [
  place.first ? null : h("button", { type: "button", class: "link back", "data-do": "shut" }, chevron(), h("span", null, t("Back"))),
  inside,
];

// --- screens ----------------------------------------------------------------------------

screens.reading = (model) => {
  const { place, pack } = model;
  const one = place.entry && all().find((each) => each.id === place.entry);
  if (one) return entry(model, one);
  if (place.norm && normOf(pack, place.norm)) return norm(model, place.norm);
  return place.bank ? bank(model) : contents(model);
};

function contents(model) {
  const { pack } = model;
  const normRows = (list) => list.map((each) => normRow(model, each.id));
  return {
    key: "reading",
    above: above(model),
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
    foot: back(model),
  };
}

function norm(model, id) {
  const { pack } = model;
  const { norm: shown, theme } = normOf(pack, id);
  const sentence = plain(shown.sentence);
  const helps = all().filter((one) => one.norms.indexOf(id) >= 0);
  return {
    key: `reading norm ${id}`,
    above: above(model, theme && [id, " "], words("span", null, shown.title)),
    heading: sentence,
    lang: shown.sentence[language] ? null : "nl",
    size: sentence.length > 72 ? "long" : "longer",
    body: [
      words("p", { class: "story" }, shown.explanation),
      plain(shown.source) && words("p", { class: "caption" }, shown.source),
      theme && missing(),
      groups([["helps", t("From the knowledge bank"), helps.map((one) => entryRow(model, one))]]),
    ],
    foot: back(model),
  };
}

function choice(id, label, value, options) {
  return h("div", { class: "narrow" },
    h("label", { for: id }, label),
    h("select", { id }, options.map(([each, text]) =>
      h("option", { value: each, selected: each === value }, text))));
}

function bank(model) {
  const { pack } = model;
  const { list, whole } = entries ? found(model) : { list: [], whole: 0 };
  return {
    key: "reading bank",
    above: above(model),
    heading: t("Knowledge bank"),
    body: [
      missing(),
      entries && h("form", { class: "search", "data-do": "search", key: "search", role: "search" },
        h("label", { for: "sought" }, t("Search")),
        h("input", {
          id: "sought", type: "search", autocomplete: "off", spellcheck: "false", maxlength: 200,
          enterkeyhint: "search", value: sought,
        }),
        h("div", { class: "narrows" }, choice("by-theme", t("Theme"), narrowed.theme, [["", t("All themes")]].concat(
          pack.themes.map((theme) => [theme.id, plain(theme.title)]))),
        choice("by-kind", t("Kind"), narrowed.kind, [["", t("All kinds")]].concat(
          Object.keys(KINDS).map((name) => [name, KINDS[name]()])))),
        h("label", { class: "pick" },
          h("input", { id: "by-favourite", type: "checkbox", checked: narrowed.favourites }),
          h("span", null, t("Only our favourites")))),
      entries && h("p", { class: "caption", role: "status", key: "count" }, counted(list.length, whole)),
      entries && !list.length && (narrowed.theme || narrowed.kind || narrowed.favourites) && h("p", { key: "widen" },
        h("button", { type: "button", class: "link", "data-do": "widen" }, t("Take filters away"))),
      sought.trim() || narrowed.theme
        ? h("ul", { class: "plain", key: "list" }, list.map((one) => entryRow(model, one)))
        : groups(byTheme(model, list)),
    ],
    foot: back(model),
  };
}

function counted(many, whole) {
  if (!many) return t("Nothing found. Try another word, or fewer words.");
  if (!whole) return t("Nothing has all these words. These come near:");
  if (whole < many) {
    return tn("{n} entry has all these words; the others come near.", "{n} entries have all these words; the others come near.", whole);
  }
  return tn("{n} entry", "{n} entries", many);
}

function byTheme(model, list) {
  const { pack } = model;
  const rows = (some) => some.map((one) => entryRow(model, one));
  const loose = list.filter((one) => !one.norms.length);
  return pack.themes.map((theme) => [theme.id, words("span", null, theme.title),
    rows(list.filter((one) => one.norms.length && themeIn(pack, one.norms[0]) === theme.id))])
    .concat(Object.keys(KINDS).map((name) => [name, KINDS[name](), rows(loose.filter((one) => one.kind === name))]));
}

function entry(model, one) {
  const part = (heading, text) => text && h("section", { key: heading }, h("h2", null, heading), told(null, text));
  const line = (heading, text) => text && h("section", { key: heading }, h("h2", null, heading), h("p", null, text));
  const all = one.portrait || {};
  return {
    key: `reading entry ${one.id}`,
    above: above(model, facts(one)),
    heading: plain(one.title),
    lang: one.title[language] ? null : "nl",
    size: "longer",
    body: [
      told({ class: "story" }, one.summary),
      one.note && h("div", { class: "card" }, told(null, one.note, h("strong", null, t("Mind:")), " ")),
      like(model, one),
      part(t("What happens"), one.what),
      part(t("Result"), one.result),
      part(t("How it came about"), one.how),
      part(t("Who began"), one.initiative),
      part(t("What it needs"), one.conditions),
      part(t("For whom it is good"), one.benefits),
      part(t("What can be taken over"), one.transferable),
      part(t("Why it began"), all.occasion),
      part(t("The region"), all.region),
      part(t("What it wants, and for whom"), all.goal),
      part(t("How it is organised"), all.organisation),
      part(t("How it works"), all.approach),
      part(t("How it is paid"), all.funding),
      part(t("What it brings, and how that is followed"), all.results),
      part(t("What helps"), all.helps),
      part(t("What hinders"), all.hinders),
      part(t("What comes next"), all.future),
      line(t("Narrow or broad"), one.width && (one.width === "narrow"
        ? t("narrow: one kind of school with one branch") : t("broad: more kinds of schools or more branches"))),
      line(t("What the network does here"), listed(one.functions, FUNCTIONS)),
      line(t("Good for"), listed(one.good_for, FOR)),
      h("p", { class: "caption source" }, t("Source:"), " ", words("span", null, one.source)),
      groups([["norms", tn("Helps with this norm", "Helps with these norms", one.norms.length),
        one.norms.map((id) => normRow(model, id))]]),
    ],
    foot: back(model),
  };
}

// Whoever has a seat chooses for the group, as long as session 1 lasts.
function like(model, one) {
  const { view } = model;
  const liked = chosen(model, one);
  const said = h("p", { class: "liked", role: "status" }, liked && [star(), h("strong", null, t("A favourite of the group"))]);
  if (!view || !view.me || view.state === "closed") return liked && said;
  const busy = model.saying.favour && model.saying.favour.entry === one.id;
  return h("div", { key: "like", class: "like" }, said,
    h("button", { type: "button", class: "link", "data-do": "favour", "data-entry": one.id, "data-yes": liked ? "no" : "yes" },
      liked ? t("No longer a favourite") : t("Make it a favourite")),
    busy && h("p", { class: "got" }, waiting(), h("strong", null, t("sent"))));
}

if (!document.getElementById("given")) load(); // else it came along, in one file
