// What the group gave, once it is on the screen; loaded after the first screen.

import {
  answer, h, icon, language, pass, plain, reading, reasons, screens, secrecy, stored, t, themeOf, tn, todo,
  warning, words,
} from "./view.js";

reasons["agree.ended"] = () => t("The answers have been counted already.");

export const foreign = (view) => (view.language === language ? null : view.language);
export const decimal = (text) => (language === "nl" ? String(text).replace(".", ",") : String(text));

const mark = () => icon("mark", "0 0 14 10", h("path", { d: "M7 0l7 10H0z" }));

// What this seat gave, as far as this phone knows: the host tells the latest round only.
function given(model, norm, round) {
  const known = stored(model, norm, round);
  const kept = model.own[norm];
  return known === undefined && kept && round in kept ? kept[round] : known;
}

function latest(rounds) {
  const counting = rounds.filter((one) => !one.aside);
  const shown = counting.filter((one) => one.mean !== null);
  const of = shown.length ? shown : counting.length ? counting : rounds;
  return of[of.length - 1] || null;
}

screens.review = screens["introduction-result"] = function review(model) {
  const { view, pack } = model;
  const single = view.step.kind === "introduction-result";
  const theme = single ? null : themeOf(pack, view.step.theme);
  const norms = single ? [pack.introduction] : theme ? theme.norms : [];
  const shown = norms.filter((norm) => (view.results[norm.id] || []).length);
  return {
    key: `review ${view.step.id}`,
    above: theme ? words("span", null, theme.title) : null,
    heading: t("You and the group"),
    body: [
      agreement(model),
      shown.length
        ? shown.map((norm) => result(model, norm, single))
        : h("p", { class: "lead" }, t("There are no grades to show here.")),
    ],
    foot: [
      shown.some((norm) => latest(view.results[norm.id]).mean !== null) && legend(),
      todo(model), reading(), pass(model),
      view.named && secrecy(model),
    ],
  };
};

// Do we agree with what we chose? Secret, and counted when all have answered.
export function agreement(model) {
  const { view, saying } = model;
  const poll = view.agreement;
  if (!poll) return null;
  const mine = saying.agree ? saying.agree.yes : view.agrees;
  const button = (yes, name, text) => h("button", {
    type: "button", class: mine === yes ? saying.agree ? "grade sent" : "grade received" : "grade",
    "data-do": "agree", "data-poll": poll.poll, "data-yes": name,
    "aria-pressed": mine === yes ? "true" : "false",
  }, text);
  return h("section", { class: "card", key: "agreement" },
    h("h2", { id: "agree" }, t("Do you agree with these improvement points?")),
    h("ul", { class: "points small" }, poll.points.map((one) => h("li", { lang: foreign(view) }, one))),
    poll.ended
      ? h("p", null, poll.yes === null
        ? t("Too few answers to show.")
        : h("strong", null, t("{yes} agree, {no} do not", { yes: poll.yes, no: poll.no })))
      : h("div", { class: "pair", role: "group", "aria-labelledby": "agree" },
        button(true, "yes", t("Agree")), button(false, "no", t("Disagree"))),
    !poll.ended && h("p", { class: "caption" }, t("Nobody sees what you answer. {n} of {all} ready.", { n: poll.answered, all: view.count.present })));
}

function result(model, norm, large) {
  const rounds = model.view.results[norm.id];
  const one = latest(rounds);
  const own = given(model, norm.id, one.round);
  const enough = one.mean !== null;
  const earlier = rounds.filter((other) => other !== one && other.mean !== null && !other.aside);
  const aside = rounds.filter((other) => other.aside);
  const notes = [
    enough && [t("gap"), " ", h("strong", null, decimal(one.gap))],
    one.few && [t("few grades")],
    one.unknown > 0 && [t("{n} × don't know", { n: one.unknown })],
  ].concat(earlier.map((other) => [
    t("round {n}: mean {mean}, gap {gap}", {
      n: other.round, mean: decimal(other.mean), gap: decimal(other.gap),
    }),
  ])).filter(Boolean);
  return h("section", { class: large ? "result large" : "result", key: norm.id },
    h("h2", null,
      words("span", null, large ? norm.sentence : norm.title),
      one.divided && !one.aside && [" ", h("span", { class: "label" }, two(), t("divided"))],
      one.round > 1 && [" ", h("span", { class: "label" }, one.round === 2 ? t("second round") : t("round {n}", { n: one.round }))]),
    enough
      ? chart(one, own)
      : h("p", { class: "few" }, fewer(model, one)),
    h("dl", { class: "figures" },
      h("div", null, h("dt", null, t("you")),
        h("dd", { class: own === undefined || own === null ? "own none" : "own" },
          own === undefined ? "–" : own === null ? t("don't know") : String(own))),
      enough && !one.aside && h("div", null, h("dt", null, t("together")), h("dd", null, decimal(one.mean)))),
    aside.map((other) => h("p", { class: "notes" }, warning(), " ",
      t("round {n} does not count: {why}", { n: other.round, why: other.aside }))),
    one.groups.length > 0 && h("p", { class: "caption notes" }, one.groups.map((part) =>
      `${groupName(model, part.group)}: ${decimal(part.mean)}`).join(" · ")),
    one.named.length > 0 && h("p", { class: "caption notes" }, one.named.map((part) =>
      `${part.name}: ${answer(part.grade)}`).join(" · ")),
    notes.length > 0 && h("p", { class: "caption notes" }, notes.map((note, index) =>
      [index > 0 && " · ", h("span", { class: "nowrap" }, note)])));
}

const groupName = (model, group) => group.split("+").map((id) => {
  const domain = model.pack.domains.find((one) => one.id === id);
  return domain ? plain(domain.title) : id;
}).join(" + ");

function fewer(model, one) {
  const all = model.view.count.present;
  if (one.n === 0) return t("Nobody gave a grade.");
  return all >= one.n && all > 0
    ? t("{n} of {all}: too few grades to show.", { n: one.n, all })
    : tn("{n} grade: too few to show.", "{n} grades: too few to show.", one.n);
}

const two = () =>
  icon("two", "0 0 22 8",
    h("circle", { cx: 4, cy: 4, r: 3.6, class: "low" }),
    h("circle", { cx: 18, cy: 4, r: 3.6, class: "high" }),
    h("path", { d: "M9.2 4h.1M11.9 4h.1M13 4h.1", class: "dots" }));

const side = (grade) => (grade <= 5 ? "low" : grade >= 7 ? "high" : "mid");

// Dots per grade on a baseline, the gap with the mean below it, and the own grade.
function chart(one, own) {
  const step = 22.6;
  const pitch = 6.9;
  const at = (grade) => 13 + (grade - 1) * step;
  const most = Math.max.apply(null, one.counts);
  const rows = Math.ceil(most / 3);
  const bars = rows > 10; // a hall full: dots would make a tower
  const top = bars ? 48 : rows * pitch;
  const base = top + 4;
  const shapes = [h("path", { class: "line", d: `M0 ${base}h229` })];
  one.counts.forEach((count, index) => {
    const grade = index + 1;
    if (bars) {
      const high = (count / most) * top;
      if (count) shapes.push(h("rect", { class: side(grade), x: at(grade) - 9, y: base - 2 - high, width: 18, height: high }));
      return;
    }
    for (let dot = 0; dot < count; dot += 1) {
      const row = Math.floor(dot / 3);
      const wide = Math.min(3, count - row * 3);
      shapes.push(h("circle", {
        class: side(grade), r: side(grade) === "mid" ? 2.5 : 3.1,
        cx: (at(grade) + (dot % 3 - (wide - 1) / 2) * pitch).toFixed(2),
        cy: (base - 5.4 - row * pitch).toFixed(2),
      }));
    }
  });
  const middle = at(Number(one.mean));
  const half = (Number(one.gap) / 2) * step;
  const y = base + 9;
  if (half > 3) {
    shapes.push(h("path", { class: "gap", d: `M${(middle - half).toFixed(2)} ${y}h${(2 * half).toFixed(2)}` }));
    shapes.push(h("path", { class: "caps", d: `M${(middle - half).toFixed(2)} ${y - 5}v10M${(middle + half).toFixed(2)} ${y - 5}v10` }));
  }
  shapes.push(h("path", { class: "mean", d: `M${middle.toFixed(2)} ${y - 4.6}l4.6 4.6-4.6 4.6-4.6-4.6z` }));
  if (own) shapes.push(h("path", { class: "mark", d: `M${at(own)} ${y + 8}l6.2 9h-12.4z` }));
  shapes.push(h("text", { x: at(1), y: y + 15 }, own === 1 ? "" : "1"));
  shapes.push(h("text", { x: at(10), y: y + 15 }, own === 10 ? "" : "10"));
  return h("svg", { class: "chart", viewBox: `0 0 229 ${y + 19}`, role: "img", "aria-label": told(one, own) }, shapes);
}

// The chart in words.
function told(one, own) {
  const counts = one.counts
    .map((count, index) => count > 0 && tn("{n} time a {grade}", "{n} times a {grade}", count, { grade: index + 1 }))
    .filter(Boolean)
    .join(", ");
  return [
    t("Grades: {counts}.", { counts }),
    t("Mean {mean}, gap {gap}.", { mean: decimal(one.mean), gap: decimal(one.gap) }),
    one.divided && t("The group is divided."),
    own && t("Your grade: {grade}.", { grade: own }),
  ].filter(Boolean).join(" ");
}

function legend() {
  return h("ul", { class: "legend caption", key: "legend" },
    h("li", null, mark(), t("your grade")),
    h("li", null,
      icon("gapmark", "0 0 34 12", h("path", { class: "gap", d: "M2 6h30" }), h("path", { class: "caps", d: "M2 1v10M32 1v10" }), h("path", { class: "mean", d: "M17 1.4l4.6 4.6-4.6 4.6-4.6-4.6z" })),
      t("gap, with the mean")));
}
