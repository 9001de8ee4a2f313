// The region in figures, in words and numbers; loaded after the first screen.

import { h, language, pass, plain, reading, screens, t, tn, words } from "./view.js";

const whole = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, language === "nl" ? "." : ",");

const schools = () => ({
  pro: t("practical education (pro)"),
  vso: t("special education (vso)"),
  entree: t("mbo entry level (entree)"),
});

const ways = () => ({
  study: t("further education"),
  work: t("work"),
  both: t("work and a benefit"),
  benefit: t("a benefit"),
  neither: t("no work, no benefit"),
  unknown: t("not known where to"),
});

const ORDER = ["study", "work", "both", "benefit", "neither", "unknown"];

function number(cell, ours) {
  if (!cell) return "–";
  if (cell.n === null) return t("fewer than {n}", { n: 5 });
  const said = ours.rounded && cell.n ? t("about {n}", { n: whole(cell.n) }) : whole(cell.n);
  if (!cell.of) return said;
  const part = t("{n} of every 100", { n: cell.of }); // as the country is told
  return `${said} (${part})`;
}

const cellOf = (cells, way) => (cells || []).find((one) => one.way === way);

function notes({ ours, wrong, theirs }) {
  const say = [];
  if (wrong) say.push(t("The numbers do not add up yet."));
  else if (!ours) say.push(t("Not filled in yet."));
  else {
    if (ours.total !== null) {
      const all = tn("{n} young person", "{n} young people", ours.total, { n: whole(ours.total) });
      say.push(`${all}.`);
    }
    if (ours.rounded) say.push(t("Fewer than {n} are not told apart; the other numbers are rounded.", { n: 5 }));
    if (ours.lacking.length) say.push(t("Not filled in: {ways}.", { ways: ours.lacking.map((one) => ways()[one]).join(", ") }));
    const none = t("not filled in");
    say.push(t("Year: {year}. Source: {source}.", { year: ours.year || none, source: ours.source || none }));
  }
  return [
    h("p", { class: "caption" }, say.join(" ")),
    theirs
      ? h("p", { class: "caption" },
        t("{school}: about {n} a year", { school: plain(theirs.title), n: whole(theirs.total) }), ". ",
        t("Source: {source}.", { source: plain(theirs.source) }), " ", words("span", null, theirs.note))
      : h("p", { class: "caption" }, t("There are no national figures of this.")),
  ];
}

function school(model, one) {
  const { ours, theirs } = one;
  const shown = ORDER.filter((way) => (ours && cellOf(ours.cells, way)) || (theirs && cellOf(theirs.cells, way)));
  return h("section", { key: one.school, class: "after" },
    h("h2", null, t("After school: {school}", { school: schools()[one.school] })),
    h("table", { class: "shares" },
      h("thead", null, h("tr", null,
        h("th", { scope: "col" }, t("where to")),
        ours && h("th", { scope: "col" }, [model.view.region || t("Our region"), ours.year].filter(Boolean).join(", ")),
        theirs && h("th", { scope: "col" }, t("The Netherlands, of every 100")))),
      h("tbody", null, shown.map((way) => h("tr", null,
        h("th", { scope: "row" }, ways()[way]),
        ours && h("td", null, number(cellOf(ours.cells, way), ours)),
        theirs && h("td", null, number(cellOf(theirs.cells, way), {})))))),
    notes(one));
}

screens.figures = (model) => ({
  key: "figures",
  heading: t("The region in figures"),
  body: [
    h("p", { class: "lead" }, t("Where do young people in our region go after school?")),
    (model.view.figures || []).map((one) => school(model, one)),
  ],
  foot: [pass(model), reading()],
});
