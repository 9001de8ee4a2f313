// What somebody says in words: who they are, a question, a good example; loaded after the first screen.

import { deeds, h, leave, page, pass, reasons, screens, t, tick, waiting } from "./view.js";

Object.assign(reasons, {
  "said.empty": () => t("Write something first."),
  "favourite.many": () => t("The group has chosen a lot already."),
  "said.many": () => t("You have sent a lot already. Tell it to the chair."),
});

const LONGEST = 500;
const KEPT = "scan:drafts";
let who = ""; // whose words these are: a tablet may go round
let cleared = 0; // the message whose draft is gone
let sentBy = ""; // whose that was
let drafts = {}; // what was typed and not received: kept while a norm is answered in between

try {
  drafts = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
} catch (error) {
  // memory has to do
}

function keep() {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(drafts));
  } catch (error) {
    // memory has it
  }
}

document.addEventListener("input", (event) => {
  const { form, name, value } = event.target;
  if (!form || !form.hasAttribute("data-draft")) return;
  drafts[`${who} ${form.getAttribute("data-draft")} ${name}`] = value;
  keep();
});

page.shown.push(({ view }) => {
  if (!view || view.state !== "closed" || !Object.keys(drafts).length) return;
  drafts = {}; // nothing of it stays on a phone
  keep();
});

function draft(form, name, otherwise) {
  const typed = drafts[`${who} ${form} ${name}`];
  return typed === undefined ? otherwise || "" : typed;
}

const hint = () => h("p", { class: "caption", id: "hint" }, t("Mention no names or particulars of young people."));

function outcome(model, kind, text) {
  const busy = model.saying[kind];
  const done = model.told && model.told.t === kind;
  return h("p", { class: "got" },
    busy && [waiting(), h("strong", null, t("sent"))],
    !busy && done && [tick(), h("strong", null, text)]);
}

screens.saying = (model) => {
  who = model.view.me ? model.view.me.seat : "";
  if (model.told && model.told.t === "say" && cleared !== model.told.id) {
    cleared = model.told.id;
    delete drafts[`${sentBy} say text`];
    keep();
  }
  const kind = draft("say", "kind", "question");
  const radio = (value, text, more) => h("label", { class: "pick" },
    h("input", { type: "radio", name: "kind", value, checked: kind === value }),
    h("span", null, h("strong", null, text), h("small", null, more)));
  return {
    key: "saying",
    heading: t("Question or example"),
    body: [
      h("p", { class: "lead" }, t("It goes to the chair, who can show it on the screen or take it up in the agenda.")),
      outcome(model, "say", t("The chair has it.")),
      h("form", { "data-do": "say", "data-draft": "say", key: `form ${cleared}` },
        h("fieldset", null,
          h("legend", { class: "unseen" }, t("What is it?")),
          radio("question", t("Question"), t("about the norm, or about how it works")),
          radio("example", t("Good example"), t("something that works in your organisation or region"))),
        h("label", { for: "text" }, t("Your words")),
        h("textarea", { id: "text", name: "text", rows: 4, maxlength: LONGEST, required: true, "aria-describedby": "hint" }, draft("say", "text")),
        hint(),
        h("p", { class: "caption" }, t("The chair sees your name with it. On the screen only your words appear.")),
        h("button", { type: "submit", class: "go", disabled: Boolean(model.saying.say) }, t("Send to the chair"))),
    ],
    foot: h("button", { type: "button", class: "link", "data-do": "shut" }, t("Back")),
  };
};

deeds.say = ({ kind, text }) => {
  sentBy = who;
  if (text.trim()) page.tell({ t: "say", said: page.fresh(), kind, text });
  else document.getElementById("text").focus();
};

screens.introductions = (model) => {
  const { me } = model.view;
  who = me.seat;
  const field = (name, text, value) => [
    h("label", { for: name }, text),
    h("input", { id: name, name, type: "text", maxlength: 80, value: draft("introduce", name, value) }),
  ];
  return {
    key: "introductions",
    heading: t("Who is at the table?"),
    body: [
      h("p", { class: "lead" }, t("This stands on the big screen beside your name. Change it as you like.")),
      h("form", { "data-do": "introduce", "data-draft": "introduce" },
        field("organisation", t("Organisation"), me.organisation),
        field("function", t("Your role"), me.function),
        h("label", { for: "wish" }, t("What do you want from today?")),
        h("textarea", { id: "wish", name: "wish", rows: 2, maxlength: 80, "aria-describedby": "hint" }, draft("introduce", "wish", me.wish)),
        hint(),
        h("button", { type: "submit", class: "go" }, t("Save"))),
      outcome(model, "introduce", t("It is on the screen.")),
    ],
    foot: [pass(model), leave(model)],
  };
};

deeds.introduce = (typed) =>
  page.tell({ t: "introduce", organisation: typed.organisation, function: typed.function, wish: typed.wish });
