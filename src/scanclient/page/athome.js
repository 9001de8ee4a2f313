// Practice at home, in one file.

import { begin, file } from "./frame.js";
import { deeds, h, language, screens, t } from "./view.js";

let place = "athome";
let explained = null;

screens.athome = () => {
  const when = file.when[language];
  return {
    key: "athome",
    above: [file.region, when].filter(Boolean).join(" · ") || null,
    heading: t("Practise giving grades"),
    body: [
      h("p", { class: "lead" }, t("Soon you will grade how your region works together for young people. Here you can try how that goes.")),
      h("p", { class: "card" }, t("This is practice. Your grades are not sent and not kept.")),
      h("p", null, t("In the session you use your own phone. You need not install anything.")),
    ],
    foot: h("p", null, h("button", { type: "button", class: "go", "data-do": "open" }, t("Begin"))),
  };
};

Object.assign(deeds, {
  open: () => {
    place = "practice";
  },
  shut: () => {
    place = "athome";
  },
  explain: ({ norm }) => {
    explained = explained === norm ? null : norm;
  },
});

begin(() => ({
  place: { name: place },
  explained,
  view: { state: "locked" },
  line: t("Practice: nothing is sent"),
}));
