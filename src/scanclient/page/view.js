// Draws a whole screen from a model and nothing else: the same model gives the same page.

import { texts } from "./texts.js";

export let language = "nl";

export function speakIn(chosen) {
  language = chosen;
}

// Texts that came after the first screen.
export function learn(more) {
  for (const each of Object.keys(more)) texts[each] = Object.assign({}, texts[each], more[each]);
}

export function t(source, values) {
  return fill(lookup(source) || source, values);
}

export function tn(one, many, n, values) {
  const forms = lookup(one);
  const source = n === 1 ? one : many;
  const target = Array.isArray(forms) ? forms[n === 1 ? 0 : 1] : lookup(source);
  return fill(target || source, Object.assign({ n: n }, values));
}

function lookup(source) {
  const own = texts[language] || {};
  return Object.prototype.hasOwnProperty.call(own, source) ? own[source] : "";
}

function fill(text, values) {
  return String(text).replace(/\{(\w+)\}/g, (whole, name) =>
    values && name in values ? String(values[name]) : whole,
  );
}

// --- elements ---------------------------------------------------------------------------

const SVG = "http://www.w3.org/2000/svg";

export function h(tag, attributes, ...children) {
  return { tag, attributes: attributes || {}, children: flat(children) };
}

export function flat(children) {
  return [].concat(...children.map((child) => (Array.isArray(child) ? flat(child) : [child])))
    .filter((child) => child !== null && child !== undefined && child !== false && child !== "");
}

// Make the children of an element be these. What stays the same is not touched, so that
// focus, a half-typed code and the scroll position live through a redraw.
function patch(parent, wanted) {
  const keys = wanted.map((want) => (typeof want === "object" ? want.attributes.key : undefined));
  for (const node of Array.from(parent.childNodes)) {
    if (node.key !== undefined && keys.indexOf(node.key) < 0) parent.removeChild(node);
  }
  wanted.forEach((want, index) => {
    const have = parent.childNodes[index] || null;
    const same = find(parent, index, want);
    if (!same) {
      parent.insertBefore(make(want, parent), have);
      return;
    }
    if (same !== have) parent.insertBefore(same, have);
    if (typeof want === "object") dress(same, want);
    else if (same.data !== String(want)) same.data = String(want);
  });
  while (parent.childNodes.length > wanted.length) parent.removeChild(parent.lastChild);
}

function find(parent, index, want) {
  const key = typeof want === "object" ? want.attributes.key : undefined;
  for (let node = parent.childNodes[index]; node; node = node.nextSibling) {
    const fits =
      typeof want === "object"
        ? node.nodeName.toLowerCase() === want.tag.toLowerCase() && node.key === key
        : node.nodeType === 3;
    if (fits) return node;
    if (key === undefined) return null;
  }
  return null;
}

function make(want, parent) {
  if (typeof want !== "object") return document.createTextNode(String(want));
  const inside = want.tag === "svg" || parent.namespaceURI === SVG;
  const node = inside ? document.createElementNS(SVG, want.tag) : document.createElement(want.tag);
  node.key = want.attributes.key;
  dress(node, want);
  return node;
}

function dress(node, want) {
  const wanted = {};
  for (const name of Object.keys(want.attributes)) {
    const value = want.attributes[name];
    if (name === "key" || value === null || value === undefined || value === false) continue;
    wanted[name] = value === true ? "" : String(value);
    if (node.getAttribute(name) !== wanted[name]) node.setAttribute(name, wanted[name]);
  }
  for (const { name } of Array.from(node.attributes)) {
    if (!(name in wanted)) node.removeAttribute(name);
  }
  patch(node, want.children);
}

// A text of the pack: in our language if it has it, else marked as the language it is in.
export function words(tag, attributes, text) {
  const both = text || {};
  const other = language === "nl" ? "en" : "nl";
  if (both[language]) return h(tag, attributes, both[language]);
  return h(tag, Object.assign({ lang: both[other] ? other : null }, attributes), both[other] || "");
}

export const plain = (text) => (text && (text[language] || text.nl || text.en)) || "";

// --- marks ------------------------------------------------------------------------------

export function icon(name, box, ...shapes) {
  return h("svg", { class: `icon ${name}`, viewBox: box, "aria-hidden": "true" }, shapes);
}

function sign() {
  const places = [];
  for (let turn = 0; turn < 360; turn += 30) {
    places.push(
      h("rect", { x: -2.5, y: -15.8, width: 5, height: 3.4, rx: 1.3, transform: `rotate(${turn})` }),
    );
  }
  return icon("sign", "-16 -16 32 32", places, h("circle", { r: 8.8 }));
}

const info = () =>
  icon("info", "0 0 24 24", h("circle", { cx: 12, cy: 12, r: 10 }), h("path", { d: "M12 11v6M12 7v.1" }));
export const chevron = () => icon("chevron", "0 0 12 20", h("path", { d: "M2 2l8 8-8 8" }));
export const tick = () =>
  icon("tick", "0 0 24 24", h("circle", { cx: 12, cy: 12, r: 12 }), h("path", { d: "M6.5 12.5l4 4 7-8" }));
export const waiting = () => icon("waiting", "0 0 24 24", h("circle", { cx: 12, cy: 12, r: 10 }));
export const warning = () =>
  icon("warning", "0 0 24 24", h("path", { d: "M12 3L1.8 21h20.4zM12 10v5M12 18v.1" }));
const nowifi = () =>
  icon(
    "warning",
    "0 0 24 24",
    h("path", { d: "M2 9.5a15 15 0 0120 0M5.5 13.5a9.6 9.6 0 0113 0M9 17.3a4.4 4.4 0 016 0M12 20.5v.1M3 21L21 3" }),
  );
function ring(seconds) {
  const round = 2 * Math.PI * 10.5;
  const left = (round * Math.min(seconds, 60)) / 60;
  return icon(
    "ring",
    "-13 -13 26 26",
    h("circle", { r: 10.5, class: "hair" }),
    seconds > 0 &&
      h("circle", {
        r: 10.5,
        transform: "rotate(-90) scale(1 -1)",
        "stroke-dasharray": `${left.toFixed(2)} ${round.toFixed(2)}`,
      }),
  );
}

// --- numbers ----------------------------------------------------------------------------

export const answer = (grade) => (grade === null ? t("don't know") : String(grade));

function clock(seconds) {
  const left = Math.max(0, seconds);
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}

// --- what the host says, in words -------------------------------------------------------

export const reasons = {}; // of what came later

export function reason(why) {
  switch (why) {
    case "norm.revealed": return t("The grades were already on the screen.");
    case "norm.round": return t("That round is over.");
    case "norm.waiting": return t("This norm is not open yet.");
    case "norm.skipped": return t("The chair has skipped this norm.");
    case "norm.restored": return t("This norm was answered before the laptop started again from a copy.");
    case "seat.gone": return t("You have gone home, says the list. Ask the chair.");
    case "consent.unasked": return t("That is not asked any more.");
    case "norm.late": return t("The grades came on the screen before yours had arrived.");
    case "session.closed": return t("The session is closed.");
    case "session.locked": return t("The session is not open yet.");
    case "seat.taken": return t("Somebody else has just chosen that name.");
    case "seat.unknown": return t("That name is not on the list any more.");
    case "seat.moved": return t("You have gone on with another device. That one has your seat now.");
    case "seat.code": return t("You need your personal code for that.");
    case "seat.knock": return t("The chair lets people in one by one. Say who you are.");
    case "code.unknown": return t("We do not know that code. Look at it once more, or ask the chair.");
    case "visitor.refused": return t("The chair has not let you in. Ask the chair, and try again.");
    case "visitor.many": return t("It is busy at the door. Try again in a minute.");
    case "code.empty": return t("Fill in the code.");
    case "person.name": return t("Fill in your name.");
    case "person.domain": return t("Choose a group from the list.");
    case "seat.lost": return t("Your seat has been made free. Sit down again below.");
    case "seat.graded": return t("You have already given a grade. Ask the chair to change your seat.");
    case "code.wrong": return t("That is not the code of this session. Look at the big screen.");
    case "code.old": return t("This is another session than last time. Fill in the code on the big screen.");
    case "code.wait": return t("Too many wrong codes have been tried. Wait a minute; then it works again.");
    case "storage": return t("The laptop cannot store anything just now. We keep trying.");
    case "later": return t("This is not possible yet.");
    default: return why in reasons ? reasons[why]() : t("Something went wrong. Try again.");
  }
}

// --- the pack ---------------------------------------------------------------------------

export function normOf(pack, id) {
  if (!pack) return null;
  if (pack.introduction.id === id) return { norm: pack.introduction, theme: null };
  for (const theme of pack.themes) {
    const index = theme.norms.findIndex((norm) => norm.id === id);
    if (index >= 0) return { norm: theme.norms[index], theme, place: index + 1 };
  }
  return null;
}

export const themeOf = (pack, id) => pack.themes.find((theme) => theme.id === id) || null;

// What a norm is called in one breath.
export function label(pack, id) {
  const found = normOf(pack, id);
  if (!found) return id;
  return found.theme ? `${id} ${plain(found.norm.title)}` : plain(found.norm.title);
}

// What the host has stored of this seat for a round; undefined: nothing.
export function stored(model, norm, round) {
  const mine = model.view.mine && model.view.mine[norm];
  return mine && mine.round === round ? mine.grade : undefined;
}

// --- screens ----------------------------------------------------------------------------
// Each returns { key, heading, body, foot, voting }; a new key is a new screen. By the kind of
// step; what is not needed to vote is added by modules that are loaded afterwards.

export const screens = { lobby, welcome, theme, "catch-up": caughtUp, door };

// What buttons and forms do, by their data-do; given what they carry.
export const deeds = {};

// For modules that are not done when a deed is; `shown` are told each model that was drawn.
export const page = { redraw: () => {}, shown: [] };

export function screenOf(model) {
  if (model.code) return codeScreen(model);
  const view = model.view;
  if (!view || !model.pack) return connecting(model);
  if (model.asks) return consentScreen(model);
  if (model.place) return screens[model.place.name] ? screens[model.place.name](model) : fetching(model);
  if (view.state === "closed") return (screens[view.meeting ? "meeting" : "closing"] || connecting)(model);
  if (view.state === "locked") return locked(model);
  if (view.visitor) return atDoor(model);
  if (!view.me) return model.here.length && (model.passing || view.shared) ? passed(model) : seatless(model);
  if (view.me.asked) return consentScreen(model);
  if (model.asked) return normScreen(model);
  return (screens[view.step.kind] || noNorm)(model);
}

function codeScreen(model) {
  const why = model.code.why;
  return {
    key: "code",
    heading: t("Fill in the code"),
    body: [
      h("p", { class: "lead" }, t("You find the code on the big screen, next to the QR code.")),
      codeForm("enter", t("Code"), why && reason(why)),
    ],
  };
}

function codeForm(what, name, wrong) {
  return h("form", { "data-do": what, novalidate: true },
    h("label", { for: "code" }, name),
    h("input", {
      id: "code", class: "typed", name: "code", type: "text", autocomplete: "off", autocapitalize: "characters",
      autocorrect: "off", spellcheck: "false", maxlength: 40, enterkeyhint: "go",
      "aria-invalid": wrong ? "true" : null, "aria-describedby": wrong ? "code-why" : null,
    }),
    wrong && h("p", { id: "code-why", class: "wrong" }, warning(), h("span", null, wrong)),
    h("button", { type: "submit", class: "go" }, t("Continue")));
}

const fetching = (model) => Object.assign(connecting(model), {
  foot: h("button", { type: "button", class: "link", "data-do": "shut" }, t("Back")),
});

function connecting(model) {
  return {
    key: "connecting",
    heading: t("One moment"),
    body: [
      h("p", { class: "lead" }, t("We are connecting you to the laptop in the room.")),
      model.down > 4000 && h("p", null, t("Is it taking long? Check that your phone is on the Wi-Fi of the room, and switch mobile data off.")),
    ],
  };
}

function locked(model) {
  return {
    key: "locked",
    heading: t("Just a moment"),
    body: [
      h("p", { class: "lead" }, t("The session is not open yet. The chair will open it soon.")),
      h("p", null, t("You need not do anything: this page goes on by itself.")),
      h("p", { class: "card" }, t("Do you want to see how grading works? Nothing of it is sent or kept.")),
      h("p", null, h("button", { type: "button", class: "go", "data-do": "open", "data-name": "practice" }, t("Practise"))),
    ],
    foot: [reading(), you(model)],
  };
}

// How one comes to a seat is the chair's choice; a code helps always.
function seatless(model) {
  const way = { code: "code", knock: "knock" }[model.view.entry];
  return way ? door(model, way) : chooseSeat(model);
}

// The way to what can be read besides.
export const reading = () => h("p", { key: "reading" },
  h("button", { type: "button", class: "row", "data-do": "open", "data-name": "reading" },
    h("span", null, t("Norms and knowledge bank")), chevron()));

function chooseSeat(model) {
  const { places } = model.view;
  const free = places.filter((one) => !one.gone);
  const groups = model.pack.domains
    .map((domain) => [domain, places.filter((one) => one.domain === domain.id)])
    .concat([[null, places.filter((one) => !model.pack.domains.some((d) => d.id === one.domain))]])
    .filter(([, seats]) => seats.length);
  return {
    key: "seats",
    heading: free.length ? t("Choose your name") : t("All seats are taken"),
    body: [
      free.length > 0 && h("p", { class: "lead" }, t("Tap your name to sit down at the table.")),
      groups.map(([domain, seats], index) =>
        h("section", { key: domain ? domain.id : "", "aria-labelledby": `group-${index}` },
          domain
            ? words("h2", { id: `group-${index}`, class: "caption" }, domain.title)
            : h("h2", { id: `group-${index}`, class: "caption" }, t("Others")),
          h("ul", { class: "plain" }, seats.map((one) => seatButton(model, one))),
        ),
      ),
    ],
    foot: ways(model, "name"),
  };
}

// The other ways to a seat than the one on screen.
function ways(model, now) {
  const way = (name, title, text) => name !== now && h("button", {
    type: "button", class: "row", "data-do": "open", "data-name": "door", "data-way": name,
  }, h("span", null, h("strong", null, title), h("small", null, text)), chevron());
  return [
    way("knock", t("Is your name not here?"), t("Say who you are; the chair lets you in.")),
    way("code", t("Do you have a code?"), t("Of your invitation, or of the device that you had before.")),
  ];
}

function door(model, only) {
  const { pack, place, view } = model;
  const way = only || place.way;
  const foot = only ? ways(model, way)
    : h("button", { type: "button", class: "link", "data-do": "shut" }, t("Back"));
  if (way === "code") {
    return {
      key: "door code",
      heading: view.entry === "code" ? t("Fill in your personal code") : t("Fill in your code"),
      body: [
        h("p", { class: "lead" }, view.entry === "code"
          ? t("It stands in your invitation.")
          : t("The code of your invitation, or the four characters that your other device showed.")),
        codeForm("code", t("Code"), model.notice && reason(model.notice)),
      ],
      foot,
    };
  }
  const field = (name, text, more) => [
    h("label", { for: name }, text),
    h("input", Object.assign({
      id: name, name, type: "text", maxlength: 80,
      "aria-describedby": name === "name" && model.notice ? "knock-why" : null,
    }, more)),
  ];
  return {
    key: "door knock",
    heading: t("Who are you?"),
    body: [
      h("p", { class: "lead" }, t("The chair sees this and lets you in.")),
      h("form", { "data-do": "knock", novalidate: true },
        field("name", t("First and last name"), { autocomplete: "name" }),
        field("organisation", t("Organisation"), { autocomplete: "organization" }),
        h("label", { for: "domain" }, t("Group")),
        h("select", { id: "domain", name: "domain" },
          h("option", { value: "" }, t("Something else")),
          pack.domains.map((one) => words("option", { value: one.id }, one.title))),
        model.notice && h("p", { id: "knock-why", class: "wrong" }, warning(), h("span", null, reason(model.notice))),
        h("button", { type: "submit", class: model.taking ? "go sent" : "go" }, t("Ask to come in"))),
    ],
    foot,
  };
}

function atDoor(model) {
  const { visitor } = model.view;
  return {
    key: "at door",
    heading: t("Wait until the chair lets you in"),
    body: [
      h("div", { class: "seat" }, h("strong", null, visitor.name)),
      h("p", { class: "lead" }, visitor.known
        ? t("The chair sees that you want to go on with this device.")
        : t("The chair sees that you are at the door.")),
      h("p", null, t("You need not do anything: this page goes on by itself.")),
    ],
    foot: h("button", { type: "button", class: "link", "data-do": "away" }, t("Never mind, back")),
  };
}

// Names may stand beside grades: whoever comes now says yes first, or makes all nameless.
function consentScreen(model) {
  const { asks } = model;
  const choice = (yes, text) => h("button", {
    type: "button", class: "row",
    "data-do": asks ? "accept" : "consent", "data-consent": yes, "data-yes": yes,
    disabled: Boolean(model.taking || model.saying.consent),
  }, h("strong", null, text));
  return {
    key: "consent",
    heading: t("May your name stand beside your grade?"),
    body: [
      h("p", { class: "lead" }, t("In this group everybody has agreed to that.")),
      h("p", null, t("If you say no, no names are shown any more, of nobody. Nobody sees who said no.")),
      h("ul", { class: "plain" },
        h("li", null, choice("yes", t("Yes, show my name"))),
        h("li", null, choice("no", t("No, no names")))),
    ],
    foot: asks && h("p", null, h("button", { type: "button", class: "link", "data-do": "dismiss" }, t("Back"))),
  };
}

// One tablet for several people: nothing of who had it is on this screen.
function passed(model) {
  const free = model.view.places.filter((one) => !one.gone);
  return {
    key: "passed",
    heading: t("Who has the tablet now?"),
    body: [
      h("p", { class: "lead" }, t("Hand the tablet on. Tap your name to go on with your own grades.")),
      h("ul", { class: "plain" }, model.here.map((one) => h("li", { key: one.seat },
        h("button", { type: "button", class: "row", "data-do": "sit", "data-seat": one.seat },
          h("span", null, h("strong", null, one.name)), chevron())))),
      free.length > 0 && h("h2", { class: "caption" }, t("Not yet at the table")),
      free.length > 0 && h("ul", { class: "plain" }, free.map((one) => seatButton(model, one))),
    ],
    foot: ways(model, ""),
  };
}

export function pass(model) {
  if (!model.view.shared) return null;
  const busy = Object.keys(model.pending).length > 0 || Object.keys(model.saying).length > 0;
  return h("p", { key: "pass" }, h("button", { type: "button", class: "row", "data-do": "pass", disabled: busy },
    h("span", null, t("Hand this tablet on")), chevron()));
}

function seatButton(model, one) {
  if (one.gone) {
    return h("li", { key: one.seat }, h("div", { class: "row gone" },
      h("span", null, h("strong", null, one.name || one.organisation), h("small", null, t("is at the table")))));
  }
  const taking = model.taking && model.taking.seat === one.seat;
  return h("li", { key: one.seat },
    h("button", {
      type: "button", class: taking ? "row sent" : "row", "data-do": "take", "data-seat": one.seat,
      disabled: model.taking && !taking,
    },
      h("span", null,
        h("strong", null, one.name || one.organisation),
        one.name && one.organisation && h("small", null, one.organisation),
      ),
      taking ? waiting() : chevron(),
    ),
  );
}

// Who this phone sits for, how to come back, and the way out as long as there is one.
function you(model) {
  const me = model.view.me;
  if (!me) return null;
  return [
    pass(model),
    h("p", { class: "caption" }, t("Does your phone fail? Go on with another device: your code is"), " ",
      h("strong", { class: "nowrap" }, me.recovery), "."),
    leave(model),
  ];
}

// Who sees my grades: what is said depends on how they are shown, and promises no more.
export function secrecy(model) {
  const { view } = model;
  const open = view.mode === "open" && (view.named || !view.asked);
  const text = open
    ? t("Your name stands beside your grade, on the screen and on paper, as long as everybody agrees.")
    : view.mode === "group"
      ? t("Nobody sees who gave which grade. Until the session is closed the laptop remembers which grades belong to your seat, so that you can go on if your phone fails. After that we erase it. We keep only what each group gave on average.")
      : t("Nobody sees who gave which grade. Until the session is closed the laptop remembers which grades belong to your seat, so that you can go on if your phone fails. After that we erase it.");
  return h("div", { class: "card", key: "secrecy" },
    h("h2", null, t("Who sees my grades?")),
    h("p", null, text),
    open && view.me && asking(model));
}

// The question in open mode; silence is no.
function asking(model) {
  const { view, saying } = model;
  const mine = view.me.consent;
  const button = (yes, text) => h("button", {
    type: "button", class: mine === yes ? "grade received" : "grade", "data-do": "consent", "data-yes": yes,
    "aria-pressed": mine === yes ? "true" : "false", disabled: Boolean(saying.consent),
  }, text);
  return [
    h("p", { id: "may" }, h("strong", null, t("May your name stand beside your grade?"))),
    h("div", { class: "pair", role: "group", "aria-labelledby": "may" }, button("yes", t("Yes")), button("no", t("No"))),
    h("p", { class: "caption" }, view.named
      ? t("You can still say no: then no names are shown any more. Nobody sees who said so.")
      : t("One no is enough: then no names are shown. Nobody sees who said no. Not answering is no.")),
  ];
}

export function leave(model) {
  if (model.graded) return null;
  return h("p", null,
    h("button", { type: "button", class: "link", "data-do": "leave" },
      t("I am not {name}", { name: model.view.me.name || model.view.me.organisation })));
}

function lobby(model) {
  const me = model.view.me;
  return {
    key: "lobby",
    heading: t("You are at the table"),
    body: [
      h("div", { class: "seat" },
        h("strong", null, me.name || me.organisation),
        me.name && me.organisation && h("span", null, me.organisation)),
      h("p", { class: "lead" }, t("We begin when everybody is in. Keep your phone at hand.")),
      h("p", null, t("Your phone may fall asleep: when you open it again, you are back at once.")),
      model.view.mode === "open" && secrecy(model),
    ],
    foot: [reading(), you(model)],
  };
}

function welcome(model) {
  const norms = model.pack.themes.reduce((sum, one) => sum + one.norms.length, 0);
  return {
    key: "welcome",
    heading: t("What are we going to do?"),
    body: [
      h("ul", { class: "steps" },
        h("li", null, tn(
          "You give grades from 1 to 10: first for the whole region, then for {n} norm.",
          "You give grades from 1 to 10: first for the whole region, then for {n} norms.", norms)),
        h("li", null, t("One tap sends your grade. You can change it until the grades come on the screen.")),
        h("li", null, t("Not sure? Don't know is an answer too.")),
        h("li", null, t("After each theme we look at the grades together."))),
      secrecy(model),
    ],
    foot: [reading(), you(model)],
  };
}

function theme(model) {
  const found = themeOf(model.pack, model.view.step.theme);
  const place = found ? model.pack.themes.indexOf(found) + 1 : 0;
  const story = found ? plain(found.narration).split(/\n\s*\n/).filter(Boolean) : [];
  const foreign = found && !found.narration[language] ? { lang: "nl" } : null;
  return {
    key: `theme ${model.view.step.id}`,
    heading: found ? plain(found.title) : t("A new theme"),
    lang: found && !found.title[language] ? "nl" : null,
    above: t("Theme {place} of {all}", { place, all: model.pack.themes.length }),
    body: [
      story.map((part) => h("p", Object.assign({ class: "story" }, foreign), part)),
      found && h("p", { class: "caption" }, tn("This theme has {n} norm.", "This theme has {n} norms.", found.norms.length)),
    ],
    foot: [todo(model), reading(), you(model)],
  };
}

// --- a norm -----------------------------------------------------------------------------

// `receipt` says below the buttons what became of the answer.
export function normScreen(model, says = receipt) {
  const { view, pack } = model;
  const id = model.asked;
  const found = normOf(pack, id);
  const { norm } = found;
  const round = view.open[id];
  const introduction = !found.theme;
  const sentence = plain(norm.sentence);
  const open = model.explained === id;
  const explanation = plain(norm.explanation);
  const source = plain(norm.source);
  return {
    key: `norm ${id} ${round}`,
    voting: true,
    above: [
      introduction ? words("span", null, norm.title) : [h("span", null, id), " ", words("span", null, norm.title)],
      " ",
      !introduction && h("span", { class: "nowrap" }, "· ", t("norm {place} of {all}", { place: found.place, all: found.theme.norms.length })),
      round > 1 && [" ", h("strong", { class: "label" }, round === 2 ? t("second round") : t("round {n}", { n: round }))],
    ],
    heading: sentence,
    lang: norm.sentence[language] ? null : "nl",
    size: sentence.length > 96 ? "long" : sentence.length > 72 ? "longer" : "",
    body: [
      (explanation || source) && h("div", { class: "explain" },
        h("button", {
          type: "button", class: "link", "data-do": "explain", "data-norm": id,
          "aria-expanded": open ? "true" : "false", "aria-controls": "explanation",
        }, info(), h("span", null, introduction ? t("About this question") : t("About this norm"))),
        h("div", { id: "explanation", hidden: !open },
          explanation && words("p", null, norm.explanation),
          source && words("p", { class: "caption" }, norm.source))),
      h("fieldset", null,
        introduction
          ? h("legend", { class: "unseen" }, t("Your grade"))
          : words("legend", { class: "question" }, pack.question),
        h("div", { class: "grades" },
          [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((grade) => gradeButton(model, id, round, grade, String(grade)))),
        h("p", { class: "ends caption" },
          h("span", null, "1 = ", introduction ? t("very bad") : words("span", null, pack.lowest)),
          h("span", null, "10 = ", introduction ? t("excellent") : words("span", null, pack.highest))),
        gradeButton(model, id, round, null, t("Don't know"))),
      says(model, id, round),
    ],
    foot: [todo(model), pass(model), leave(model)],
  };
}

function gradeButton(model, norm, round, grade, name) {
  const sent = model.pending[norm];
  const state = sent && sent.round === round
    ? sent.grade === grade ? "sent" : ""
    : stored(model, norm, round) === grade ? "received" : "";
  return h("button", {
    type: "button",
    class: `grade ${grade === null ? "unknown " : ""}${state}`.trim(),
    "data-do": model.does || "grade", "data-norm": norm, "data-grade": grade === null ? "" : grade,
    "aria-pressed": state ? "true" : "false",
    disabled: !model.settled,
  }, name);
}

function receipt(model, norm, round) {
  const { view, refused } = model;
  const sent = model.pending[norm];
  const grade = stored(model, norm, round);
  const now = view.voting && view.voting.norm === norm;
  const count = now && model.up && view.count.present > 0 &&
    h("p", { class: "count" }, t("{n} of {all} ready", { n: view.count.answered, all: view.count.present }));
  let state;
  let more = null;
  if (refused && refused.norm === norm && refused.round === round && !sent) {
    state = [warning(), h("strong", null, t("does not count: {grade}", { grade: answer(refused.grade) }))];
    more = [reason(refused.why), grade !== undefined && [" ", t("Your earlier answer stays: {grade}.", { grade: answer(grade) })]];
  } else if (sent && sent.round === round) {
    const text = model.up && !model.trouble
      ? t("sent: {grade}", { grade: answer(sent.grade) })
      : t("not received yet: {grade}", { grade: answer(sent.grade) });
    state = [waiting(), h("strong", null, text)];
  } else if (grade !== undefined) {
    state = [tick(), h("strong", null, t("received: {grade}", { grade: answer(grade) }))];
    more = round > 1 || norm === "intro"
      ? t("You can change it until the time is up.")
      : t("You can change it until the grades come on the screen.");
  } else if (answeredBefore(model, norm, round)) {
    state = [tick(), h("strong", null, t("answered already"))];
    more = view.restored ? null : t("On another device. You can answer it again.");
  } else if (now && model.seconds === 0 && !view.me.extra) {
    state = h("span", null, t("The time is up, but you can still answer."));
  } else {
    state = h("span", null, round > 1
      ? t("Tap a new grade. Your earlier one stays where it is.")
      : t("Tap a grade."));
  }
  return h("div", { class: "receipt" },
    h("div", { class: "state" }, h("p", { class: "got" }, state), count),
    more && h("p", { class: "caption" }, more));
}

// A seat that came from another device: that it was answered is known here, the grade is not.
function answeredBefore(model, norm, round) {
  const { view } = model;
  return view.open && view.open[norm] === round && (view.todo || []).indexOf(norm) < 0 &&
    stored(model, norm, round) === undefined;
}

// What is still to be answered, the norm of the moment first, and what can be changed.
export function todo(model) {
  const { view, asked } = model;
  const now = view.voting ? view.voting.norm : null;
  const left = (view.todo || []).filter((id) => id !== asked && !model.pending[id]);
  const answered = Object.keys(view.open || {}).filter(
    (id) => id !== asked && id !== now && left.indexOf(id) < 0,
  );
  const first = now !== null && now !== asked && now in (view.open || {}) ? [now] : [];
  const buttons = first.concat(left.filter((id) => id !== now));
  if (!buttons.length && !answered.length) return null;
  return [
    buttons.length > 0 && h("ul", { class: "plain", key: "todo" }, buttons.map((id) => {
      const again = left.indexOf(id) < 0;
      const name = label(model.pack, id);
      return h("li", { key: id },
        h("button", { type: "button", class: "row", "data-do": "pick", "data-norm": id },
          h("span", null, again ? t("Back to {norm}", { norm: name }) : id === now
            ? t("Now: {norm}", { norm: name }) : t("Still to answer: {norm}", { norm: name })),
          chevron()));
    })),
    answered.length > 0 && h("div", { class: "chips", key: "answered", role: "group", "aria-label": t("Change an earlier answer") },
      h("span", { class: "caption", "aria-hidden": "true" }, t("Answered:")),
      answered.map((id) => chip(model, id))),
  ];
}

function chip(model, id) {
  const sent = model.pending[id];
  const grade = sent ? sent.grade : stored(model, id, model.view.open[id]);
  const found = normOf(model.pack, id);
  const name = found && !found.theme ? plain(found.norm.title) : id;
  return h("button", {
    key: id, type: "button", class: sent ? "chip sent" : "chip", "data-do": "pick", "data-norm": id,
  }, name, grade === undefined ? null : [": ", h("strong", null, answer(grade))]);
}

// A norm is on the screen that cannot be answered now, or a step that we do not know.
function noNorm(model) {
  const { view, pack } = model;
  const found = normOf(pack, view.step.norm);
  return {
    key: `look ${view.step.id}`,
    above: found && found.theme ? label(pack, view.step.norm) : null,
    heading: found ? plain(found.norm.sentence) : t("One moment"),
    lang: found && !found.norm.sentence[language] ? "nl" : null,
    size: "long",
    body: h("p", { class: "lead" }, !found
      ? t("Look at the big screen.")
      : view.step.back
        ? t("The room is looking back at this norm.")
        : t("This norm is not open for grades now.")),
    foot: [todo(model), pass(model), leave(model)],
  };
}

function caughtUp(model) {
  const left = (model.view.todo || []).filter((id) => !model.pending[id]).length;
  return {
    key: "catch-up",
    voting: left > 0,
    heading: left ? tn("{n} norm left to answer", "{n} norms left to answer", left) : t("You have answered everything"),
    body: h("p", { class: "lead" }, left
      ? t("Tap a norm below. There is still time.")
      : t("In a moment we look at the grades together.")),
    foot: [todo(model), pass(model), leave(model)],
  };
}
// --- the whole page ---------------------------------------------------------------------

// One box for everything that is wrong: the line first, then what has not been received.
function trouble(model) {
  const waitingFor = Object.keys(model.pending);
  const lost = !model.up && model.down > 1000 && model.view && !model.code;
  const first = waitingFor.length === 1 ? model.pending[waitingFor[0]] : null;
  const unsent = waitingFor.length > 0 && [
    h("strong", null, first
      ? first.grade === null ? t("Your answer has not been received yet.") : t("Your {grade} has not been received yet.", { grade: first.grade })
      : t("{n} of your grades have not been received yet.", { n: waitingFor.length })),
    " ", t("We send it by itself as soon as we can."),
  ];
  if (lost) {
    return h("div", { class: "box", key: "lost" },
      h("p", { class: "what" }, nowifi(), h("strong", null, t("No connection for a moment"))),
      h("p", null, unsent || t("We keep trying. You need not do anything.")),
      model.down > 8000 && h("p", null, t("Is it taking long? Check that your phone is on the Wi-Fi of the room, and switch mobile data off."), " ",
        model.view.me && t("If that does not help, scan the QR code on the big screen again; your code is {code}.", { code: model.view.me.recovery })));
  }
  if (model.trouble) {
    return h("div", { class: "box", key: "storage" },
      h("p", { class: "what" }, warning(), h("strong", null, reason("storage"))),
      unsent && h("p", null, unsent));
  }
  return null;
}

function notice(model, screen) {
  const { refused, asked } = model;
  const calm = model.notice === "practice.over";
  const text = refused && refused.norm !== asked && model.pack
    ? [h("strong", null, t("Your answer to {norm} does not count: {grade}.", { norm: label(model.pack, refused.norm), grade: answer(refused.grade) })), " ", reason(refused.why)]
    : model.notice && !model.code && (calm || screen.key.indexOf("door") !== 0) ? reason(model.notice) : null;
  return text && h("div", { class: calm ? "box calm" : "box", key: "notice" },
    h("p", { class: "what" }, calm ? info() : warning(), h("span", null, text)),
    h("button", { type: "button", class: "link", "data-do": "dismiss" }, t("OK")));
}

function header(model, screen) {
  const view = model.view;
  const me = !model.code && view && view.state !== "closed" ? view.me : null;
  const region = view && view.region && !model.code ? view.region : "";
  const timed = screen.voting && model.seconds !== null && !(me && me.extra);
  return h("header", { key: "header" },
    sign(),
    h("p", { class: "who" }, me ? me.name || me.organisation : ["Participatiescan", region && ` · ${region}`]),
    timed && h("p", { class: "clock", role: "timer", "aria-live": "off" },
      model.paused && h("span", { class: "caption" }, t("paused")),
      ring(model.seconds),
      h("span", { class: "digits" }, clock(model.seconds))),
    screen.voting && me && me.extra && h("p", { class: "clock caption" }, t("extra time")),
    model.paused && !timed && h("p", { class: "clock caption" }, t("paused")));
}

function line(model) {
  const region = model.view && model.view.region;
  const state = "line" in model ? model.line : model.code && !model.code.busy ? "" : model.up
    ? region ? t("Connected · {region}", { region }) : t("Connected")
    : model.down === null || model.down < 1000 ? t("Connecting…") : t("No connection");
  return h("div", { class: "line" },
    h("p", null, state && !("line" in model) ? [icon(model.up ? "dot on" : "dot", "0 0 12 12", h("circle", { cx: 6, cy: 6, r: 4.6 })), state] : state),
    h("button", { type: "button", class: "link", "data-do": "language", lang: language === "nl" ? "en" : "nl" },
      language === "nl" ? "English" : "Nederlands"));
}

// At any time somebody at the table can say something to the chair.
function speak(model, screen) {
  const { view, place } = model;
  if (!view || !view.me || view.state !== "open" || place || screen.key === "consent") return null;
  return h("p", { key: "speak" }, h("button", { type: "button", class: "link", "data-do": "open", "data-name": "saying" },
    t("Question or example")));
}

// Draw the page and return the screen that was drawn.
export function draw(root, model) {
  speakIn(model.language);
  const screen = screenOf(model);
  const foot = flat([screen.foot, speak(model, screen)]);
  patch(root, [
    header(model, screen),
    h("main", { key: `main ${screen.key}` },
      trouble(model),
      notice(model, screen),
      screen.above && h("p", { class: "caption above" }, screen.above),
      h("h1", { tabindex: -1, key: "h1", lang: screen.lang || null, class: screen.voting && model.asked || screen.size ? `sentence ${screen.size || ""}`.trim() : null }, screen.heading),
      screen.body),
    h("footer", { key: "footer" },
      foot.length > 0 && h("div", { class: "foot", key: `foot ${screen.key}` }, foot),
      line(model)),
  ]);
  return screen;
}
