// What the group will do about it, and the overview to keep; loaded after the first screen.

import { chevron, flat, h, language, pass, reading, screens, t, themeOf, todo, words } from "./view.js";
import { keep, last } from "./keeping.js";
import { agreement, decimal, foreign } from "./results.js";

export function longDate(day) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString(
    language === "nl" ? "nl-NL" : "en-GB",
    { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
  );
}

screens.points = function points(model) {
  const { view, pack } = model;
  const groups = pack.themes
    .map((one) => [one, view.points.filter((point) => point.theme === one.id)])
    .concat([[null, view.points.filter((point) => !themeOf(pack, point.theme))]])
    .filter(([, list]) => list.length);
  return {
    key: "points",
    heading: t("Our improvement points"),
    body: [agreement(model), groups.length
      ? groups.map(([theme, list]) => h("section", { key: theme ? theme.id : "" },
        theme ? words("h2", { class: "caption" }, theme.title) : h("h2", { class: "caption" }, t("Other")),
        h("ul", { class: "points" }, list.map((point) => h("li", { key: point.id, lang: foreign(view) }, point.title)))))
      : h("p", { class: "lead" }, t("No points have been chosen yet."))],
    foot: [todo(model), reading(), pass(model)],
  };
};

screens.actions = function actions(model) {
  const { view } = model;
  return {
    key: "actions",
    heading: t("This is what we are going to do"),
    body: view.points.length ? view.points.map((point) => agendaPoint(view, point)) : h("p", { class: "lead" }, t("No points have been chosen yet.")),
    foot: [todo(model), reading(), pass(model)],
  };
};

function agendaPoint(view, point) {
  const lang = foreign(view);
  const line = (name, value) => value && h("div", null, h("dt", null, name), h("dd", { lang }, value));
  return h("section", { class: "agenda", key: point.id },
    h("h2", { lang }, point.title),
    h("dl", { class: "lines" },
      line(t("lead"), point.lead),
      line(t("homework group"), point.group),
      line(t("young people"), point.youth)),
    point.actions.length > 0
      ? h("ul", { class: "actions" }, point.actions.filter((one) => one.what).map((one) =>
        h("li", { lang }, one.what,
          (one.who || one.when) && h("small", null, [one.who, one.when].filter(Boolean).join(" · ")))))
      : !point.lead && !point.group && h("p", { class: "caption" }, t("Not filled in yet.")));
}

screens.closing = function closing(model) {
  const { view } = model;
  const closed = view.state === "closed";
  const any = Object.keys(model.own).length > 0;
  const points = view.points.filter((one) => one.choice !== "no");
  return {
    key: "closing",
    keep: keep(model),
    heading: t("Thank you!"),
    body: [
      h("p", { class: "lead" }, t("Thank you for thinking along about young people in a vulnerable position.")),
      view.followUp && h("p", { class: "card" }, t("Back at the table:"), " ", h("strong", null, longDate(view.followUp))),
      closed && h("p", null, model.bound
        ? t("The session is closed. The laptop has forgotten which grades were yours.")
        : t("The session is closed.")),
      points.length > 0 && h("section", { key: "points" },
        h("h2", null, t("Our improvement points")),
        h("ul", { class: "points small" }, points.map((point) => h("li", { key: point.id, lang: foreign(view) }, point.title)))),
      (view.chosen || []).length > 0 && h("section", { key: "chosen" },
        h("h2", null, t("Chosen most from the knowledge bank")),
        view.chosen.map((one) => h("section", { key: one.theme },
          words("p", { class: "caption" }, themeOf(model.pack, one.theme).title),
          h("ul", { class: "plain" }, one.entries.map((each) => h("li", { key: each.id },
            h("button", {
              type: "button", class: "row", "data-do": "open", "data-name": "reading", "data-deeper": "yes", "data-entry": each.id,
            }, words("strong", null, each.title), chevron()))))))),
      keep(model),
      any && overview(model, closed),
      model.wiped && h("p", { class: "card" }, t("Your grades have been wiped from this phone.")),
    ],
    foot: [
      todoWhenOpen(model, closed), reading(),
      model.place && h("button", { type: "button", class: "link", "data-do": "shut" }, t("Back")),
    ],
  };
};

const todoWhenOpen = (model, closed) => (closed ? null : todo(model));

function overview(model, closed) {
  const { pack, view } = model;
  const line = (norm) => {
    const kept = model.own[norm.id];
    if (!kept) return null;
    const { round, grade } = last(kept);
    const room = (view.results[norm.id] || []).find((one) => one.round === round);
    const mean = room && room.mean !== null ? decimal(room.mean) : "";
    return h("tr", { key: norm.id },
      words("th", { scope: "row" }, norm.title),
      h("td", null, grade === null
        ? [h("span", { "aria-hidden": "true" }, "?"), h("span", { class: "unseen" }, t("don't know"))]
        : h("strong", null, String(grade))),
      h("td", null, mean || "–"));
  };
  const blocks = [{ title: null, norms: [pack.introduction] }].concat(pack.themes)
    .map((one) => ({ title: one.title, lines: flat(one.norms.map(line)) }))
    .filter((one) => one.lines.length);
  const unsure = Object.keys(model.own).some((id) => last(model.own[id]).grade === null);
  return h("section", { key: "own", class: "overview" },
    h("h2", null, t("My grades")),
    h("p", { class: "caption" }, t("Do you want to keep them? Save the web page above. After seven days this phone wipes them.")),
    h("table", null,
      h("thead", null, h("tr", null,
        h("th", { scope: "col" }, t("norm")), h("th", { scope: "col" }, t("you")), h("th", { scope: "col" }, t("together")))),
      blocks.map((one) => h("tbody", null,
        one.title && h("tr", { class: "theme" }, words("th", { scope: "rowgroup", colspan: 3 }, one.title)),
        one.lines))),
    unsure && h("p", { class: "caption", "aria-hidden": "true" }, "? = ", t("don't know")),
    closed && h("button", { type: "button", class: "row wipe", "data-do": "wipe" }, t("Wipe my grades")));
}
