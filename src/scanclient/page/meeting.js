// A meeting after session 1, to look along: the same as on the big screen, as text; nothing to do.

import { chevron, h, language, reading, screens, t, tn } from "./view.js";
import { longDate } from "./agenda.js";
import { foreign } from "./results.js";

const FIRST = 2; // session 2 is the first meeting

const stand = (name) => ({
  open: t("open"), busy: t("in progress"), done: t("done"), dropped: t("dropped"),
})[name];
const rank = (place) => [null, t("first"), t("after that"), t("later")][place];
const decision = (choice) =>
  choice === "yes" ? t("on the agenda") : choice === "no" ? t("not on the agenda") : t("not decided yet");

const session = (number) => (number === FIRST
  ? t("session 2") : t("follow-up meeting {n}", { n: number - FIRST }));

const months = (month) => new Date(`${month}-01T00:00Z`).toLocaleDateString(
  language === "nl" ? "nl-NL" : "en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

const days = (day) => new Date(`${day}T00:00Z`).toLocaleDateString(
  language === "nl" ? "nl-NL" : "en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

// On the agenda, what comes first on top; while nothing is decided on, all that was not turned down.
function kept(points) {
  const on = points.filter((one) => one.choice === "yes");
  return (on.length ? on : points.filter((one) => one.choice !== "no"))
    .sort((one, other) => (one.rank || 4) - (other.rank || 4));
}

screens.meeting = (model) => {
  const { view } = model;
  const { meeting } = view;
  const draw = { status, choice, agreements, process, next, closing }[meeting.stage] || welcome;
  const point = view.points.find((one) => one.id === meeting.about);
  const place = meeting.of > 1 && point ? t("point {n} of {all}", { n: meeting.place, all: meeting.of }) : "";
  return Object.assign({
    key: `meeting ${meeting.number} ${meeting.stage} ${meeting.about}`,
    above: [session(meeting.number), place].filter(Boolean).join(" · "),
    foot: [
      meeting.stage !== "closing" && h("p", { key: "mine" }, h("button", {
        type: "button", class: "row", "data-do": "open", "data-name": "closing",
      }, h("span", null, t("Overview to keep")), chevron())),
      reading(),
    ],
  }, draw(model, point));
};

const line = (name, value, lang) =>
  value && h("div", null, h("dt", null, name), h("dd", { lang }, value));
const paragraphs = (text, lang) =>
  text.split(/\n+/).filter(Boolean).map((one) => h("p", { lang }, one));

function titled(view, point) {
  return [point.norm && `${point.norm} `, h("span", { lang: foreign(view) }, point.title || t("point without a title"))];
}

function status(model, point) {
  const { view } = model;
  const lang = foreign(view);
  const actions = point.agreed.length ? [] : point.actions.filter((one) => one.what);
  return {
    heading: titled(view, point),
    body: [
      h("p", null, h("span", { class: "label" }, stand(point.stand))),
      h("dl", { class: "lines" },
        line(t("lead"), point.lead, lang),
        line(t("homework group"), point.group, lang),
        line(t("young people"), point.youth, lang)),
      point.found && h("section", { key: "found" },
        h("h2", null, t("What the homework group found out")), paragraphs(point.found, lang)),
      actions.length > 0 && h("section", { key: "actions" },
        h("h2", null, t("Actions")),
        h("ul", { class: "actions" }, actions.map((one) => h("li", { lang }, one.what,
          (one.who || one.when) && h("small", null, [one.who, one.when].filter(Boolean).join(" · ")))))),
      point.agreed.length > 0 && h("section", { key: "agreed" },
        h("h2", null, t("What we agreed")), agreed(point.agreed, lang, true)),
    ],
  };
}

function choice({ view }) {
  const on = view.points.filter((one) => one.choice === "yes").length;
  return {
    heading: t("Which points go on our agenda?"),
    body: view.points.length ? [
      h("p", { class: "lead" }, t("{n} of {all} on the agenda", { n: on, all: view.points.length })),
      h("ul", { class: "points" }, view.points.map((point) => h("li", { key: point.id, class: point.choice === "yes" ? null : "off" },
        titled(view, point),
        h("small", null, [decision(point.choice), point.choice !== "no" && rank(point.rank)].filter(Boolean).join(" · "))))),
    ] : h("p", { class: "lead" }, t("No points have been chosen yet.")),
  };
}

function agreements(model, point) {
  const { view } = model;
  return {
    heading: titled(view, point),
    body: point.agreed.length
      ? [h("h2", null, t("This is what we agree")), agreed(point.agreed, foreign(view), false)]
      : h("p", { class: "lead" }, t("Who does what, by when, and how do we follow it?")),
  };
}

const settled = (one) => one.stand === "done" || one.stand === "dropped";

const joins = (about, who) =>
  about === "approval" ? t("by {who}", { who }) : about === "absent" ? t("tells {who}", { who }) : t("with {who}", { who });

function agreed(list, lang, noted, about) {
  return h("ul", { class: "actions" }, list.map((one) => h("li", null,
    h("strong", { lang }, one.what || one.lead),
    [
      [one.what && one.lead, one.joins && joins(about, one.joins)],
      [one.due && !(noted && settled(one)) && (noted && one.late ? t("was planned for {day}", { day: days(one.due) }) : t("by {day}", { day: days(one.due) })),
        one.stand !== "open" && stand(one.stand)],
      [one.follow && (about === "absent" ? one.follow : t("followed: {how}", { how: one.follow }))],
      [noted && one.noted],
    ].map((part) => part.filter(Boolean).join(", ")).filter(Boolean)
      .map((text) => h("small", { lang }, text)))));
}

const PARTS = {
  approval: () => [t("Approval in our own organisations"), t("Which organisation still has to approve, by whom, and when?")],
  absent: () => [t("Partners that were not at the table"), t("Who tells them, and when?")],
  celebration: () => [t("A formal moment, and something to celebrate"), t("When do we make it official, and who sees to that?")],
  table: () => [t("How we follow it"), t("At which table, how often, and how do leads report?")],
};

function process({ view }) {
  const { about, absent } = view.meeting;
  const lang = foreign(view);
  const [heading, question] = PARTS[about]();
  const list = view.process[about];
  return {
    heading,
    body: [
      h("p", { class: "lead" }, question),
      about === "absent" && absent.length > 0 && h("p", { lang }, t("not at the table: {names}", { names: absent.join(", ") })),
      about === "table" ? h("dl", { class: "lines" },
        line(t("at which table"), list, lang),
        line(t("how often"), view.process.often, lang),
        line(t("how leads report"), view.process.report, lang)) : list.length > 0 && agreed(list, lang, true, about),
    ],
  };
}

function next({ view }) {
  const lang = foreign(view);
  return {
    heading: t("The next scan"),
    body: [
      h("p", { class: "lead" }, t("When do we look again how far we are, and who is the chair?")),
      h("dl", { class: "lines" },
        line(t("when"), view.next.month && months(view.next.month)),
        line(t("who is the chair"), view.next.chair, lang),
        line(t("from which domain"), view.next.domain, lang)),
    ],
  };
}

// What was dropped is only history.
function counted(points, more) {
  const many = more.concat(...points.map((one) => one.agreed)).filter((one) => one.stand !== "dropped").length;
  return [
    tn("{n} point", "{n} points", points.length),
    many > 0 && tn("{n} agreement", "{n} agreements", many),
  ].filter(Boolean).join(" · ");
}

function welcome({ view }) {
  const first = view.meeting.number === FIRST;
  return {
    heading: first
      ? t("Which points do we choose for good, and what do we agree?")
      : t("How far are we, and what do we need to go on?"),
    body: [
      h("p", { class: "lead" }, longDate(view.meeting.day)),
      view.points.length > 0 && h("p", null, counted(view.points, [])),
      h("p", null, t("You look along: this page shows what is on the big screen.")),
    ],
  };
}

function closing(model) {
  const { view } = model;
  const { approval, absent, celebration, table, often } = view.process;
  const on = kept(view.points);
  const parts = screens.closing(Object.assign({}, model, { place: null }));
  const lang = foreign(view);
  return {
    heading: t("Thank you. This is our agenda, and we hold each other to it."),
    body: [
      on.length > 0 && h("p", { class: "lead" }, counted(on, approval.concat(absent, celebration))),
      h("dl", { class: "lines" },
        line(t("where we follow it"), [table, often].filter(Boolean).join(", "), lang),
        line(t("next scan"), view.next.month && months(view.next.month))),
      on.map((point) => h("section", { class: "agenda", key: point.id },
        h("h2", null, titled(view, point)),
        point.lead && h("p", { lang }, point.lead),
        point.agreed.length > 0 && agreed(point.agreed, lang, false))),
      parts.keep,
    ],
  };
}
