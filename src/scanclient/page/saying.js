// What somebody says in words: who they are, a question, a good example; loaded after the first screen.

import { deeds, h, leave, page, pass, reasons, screens, t, tick, waiting } from "./view.js";

Object.assign(reasons, {
  "said.empty": () => t("Write something first."),
  "favourite.many": () => t("The group has chosen a lot already."),
  "said.many": () => t("You have sent a lot already. Tell it to the chair."),
});

const LONGEST = 500; // characters of a question, or of a part of an example
const PARTS = ["title", "what", "result", "how", "initiative", "conditions", "benefits", "transferable", "source"];
const KEPT = "scan:drafts";
let who = ""; // whose words these are: a tablet may go round
const cleared = { say: 0, example: 0 }; // the message whose draft is gone
let sentBy = ""; // whose that was
const sent = {}; // by kind: what was sent last, field by field
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
  const kind = form.getAttribute("data-draft");
  // Other words are another example: what the laptop may have by this name, it keeps as it was.
  delete drafts[`${who} ${kind} said`];
  write(kind, name, value);
  if (name === "kind") page.redraw();
});

page.shown.push(({ view }) => {
  if (!view || view.state !== "closed" || !Object.keys(drafts).length) return;
  drafts = {}; // nothing of it stays on a phone
  keep();
});

function write(form, name, value) {
  drafts[`${who} ${form} ${name}`] = value;
  keep();
}

// What was received goes from the drafts, also when the tablet has gone on since; what was
// typed after it was sent stays.
function clear(model, kind) {
  const { told } = model;
  if (!told || told.t !== kind || cleared[kind] === told.id) return;
  cleared[kind] = told.id;
  for (const key of Object.keys(drafts)) {
    const name = key.slice(`${sentBy} ${kind} `.length);
    if (key === `${sentBy} ${kind} ${name}` && sent[kind][name] === drafts[key]) delete drafts[key];
  }
  keep();
}

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
  clear(model, "say");
  clear(model, "example");
  const kind = draft("what", "kind", "question");
  const radio = (value, text, more) => h("label", { class: "pick" },
    h("input", { type: "radio", name: "kind", value, checked: kind === value }),
    h("span", null, h("strong", null, text), h("small", null, more)));
  return {
    key: "saying",
    heading: t("Question or example"),
    body: [
      h("p", { class: "lead" }, t("It goes to the chair, who can show it on the screen or take it up in the agenda.")),
      outcome(model, "say", t("The chair has it.")),
      h("form", { "data-do": "none", "data-draft": "what" },
        h("fieldset", null,
          h("legend", { class: "unseen" }, t("What is it?")),
          radio("question", t("Question"), t("about the norm, or about how it works")),
          radio("example", t("Good example"), t("something that works in your organisation or region")))),
      kind === "example" ? example(model) : question(model),
    ],
    foot: h("button", { type: "button", class: "link", "data-do": "shut" }, t("Back")),
  };
};

deeds.none = () => {};

const send = (busy) => [
  h("p", { class: "caption" }, t("The chair sees your name with it. On the screen only your words appear.")),
  h("button", { type: "submit", class: "go", disabled: Boolean(busy) }, t("Send to the chair")),
];

const area = (form, name, text, rows, more) => [
  h("label", { for: name }, text),
  h("textarea", Object.assign({ id: name, name, rows, maxlength: LONGEST, "aria-describedby": "hint" }, more),
    draft(form, name)),
];

const question = (model) => h("form", { "data-do": "say", "data-draft": "say", key: `say ${cleared.say}` },
  area("say", "text", t("Your words"), 4, { required: true }),
  hint(),
  send(model.saying.say));

// In the form of the knowledge bank: the first two parts are needed, and the rest helps.
function example(model) {
  const form = "example";
  const line = (name, text, most, more) => [
    h("label", { for: name }, text),
    h("input", Object.assign({ id: name, name, type: "text", maxlength: most, autocomplete: "off", value: draft(form, name) }, more)),
  ];
  return h("form", { "data-do": "example", "data-draft": form, key: `example ${cleared.example}` },
    hint(),
    line("title", t("What do you call it?"), 120, { required: true }),
    area(form, "what", t("What happens"), 4, { required: true }),
    h("h2", { class: "caption more" }, t("The rest may stay empty")),
    area(form, "result", t("Result"), 2),
    area(form, "how", t("How it came about"), 2),
    area(form, "initiative", t("Who began"), 2),
    area(form, "conditions", t("What it needs"), 2),
    area(form, "benefits", t("For whom it is good"), 2),
    area(form, "transferable", t("What can be taken over"), 2),
    line("source", t("Where can one read or hear more?"), 300),
    send(model.saying.example),
    outcome(model, "example", t("The chair has it."))); // at the end, where one looks after sending
}

deeds.say = ({ text }) => {
  sentBy = who;
  sent.say = { text };
  if (text.trim()) page.tell({ t: "say", said: page.fresh(), text });
  else document.getElementById("text").focus();
};

// Sent once more, after the page was loaded anew, it is the same example still.
deeds.example = (typed) => {
  const empty = ["title", "what"].find((name) => !typed[name].trim());
  if (empty) {
    document.getElementById(empty).focus();
    return;
  }
  sentBy = who;
  if (!draft("example", "said")) write("example", "said", page.fresh());
  const said = draft("example", "said");
  const words = {};
  for (const name of PARTS) if (typed[name].trim()) words[name] = typed[name];
  sent.example = Object.assign({ said }, typed);
  page.tell({ t: "example", said, words });
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
