// The overview to keep, as a file; the page adds the own grades, which only this phone has.

import { answer, deeds, h, page, plain, reasons, t, waiting } from "./view.js";

const LATER = 60000; // ms until what was saved is let go of

Object.assign(reasons, {
  "overview.early": () => t("The overview is there when the session closes."),
  "overview.wait": () => t("You have asked for it often. Wait a minute."),
  "overview.failed": () => t("The overview could not be made. Try again in a minute."),
});

// The last round that a seat has answered.
export function last(kept) {
  const round = Math.max.apply(null, Object.keys(kept).map(Number));
  return { round, grade: kept[round] };
}

let fetched = null; // the message whose ticket was used

export function keep(model) {
  const any = Object.keys(model.own).length > 0;
  const { told, saying } = model;
  const button = (kind, text, more) => h("li", null, h("button", {
    type: "button", class: saying.ticket && saying.ticket.kind === kind ? "row sent" : "row",
    "data-do": "keep", "data-kind": kind, disabled: Boolean(saying.ticket),
  }, h("span", null, h("strong", null, text), h("small", null, more)), saying.ticket && saying.ticket.kind === kind && waiting()));
  return h("section", { key: "keep" },
    h("h2", null, t("Keep the overview")),
    h("ul", { class: "plain" },
      button("html", t("As a web page"), any
        ? t("With your own grades. Only this phone adds them.")
        : t("To read on any phone or computer.")),
      button("pdf", t("As a PDF"), t("The same for everybody, without your own grades."))),
    told && told.t === "ticket" && h("p", { class: "caption", role: "status" }, t("It is among the downloads of this phone.")));
}

deeds.keep = ({ kind }) => page.tell({ t: "ticket", kind });

page.shown.push((model) => {
  const { told } = model;
  if (!told || told.t !== "ticket" || told.id === fetched) return;
  fetched = told.id;
  const url = `/overview/${told.said.ticket}`;
  if (told.kind === "pdf") download(url, "");
  else withOwn(url, model);
});

function download(url, name) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
}

async function withOwn(url, model) {
  const got = await fetch(url);
  if (!got.ok) return;
  const name = /filename="([^"]+)"/.exec(got.headers.get("Content-Disposition") || "");
  const made = add(await got.text(), model);
  const file = URL.createObjectURL(new Blob([made], { type: "text/html" }));
  download(file, name ? name[1] : "participatiescan.html");
  setTimeout(() => URL.revokeObjectURL(file), LATER);
}

// Words go in as words, never as markup; the rest of the file stays as it came.
function add(html, { own, pack, language }) {
  if (!Object.keys(own).length) return html;
  const make = (tag, text, attributes) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    for (const each of Object.keys(attributes || {})) node.setAttribute(each, attributes[each]);
    return node;
  };
  const section = make("section", "", { lang: language, id: "own-grades" });
  section.appendChild(make("h2", t("My grades")));
  section.appendChild(make("p", t("Only in this file: this phone has added them. Nobody else has them.")));
  const table = make("table");
  const head = table.appendChild(make("thead")).appendChild(make("tr"));
  for (const each of [t("norm"), t("you")]) head.appendChild(make("th", each, { scope: "col" }));
  const body = table.appendChild(make("tbody"));
  for (const norm of [pack.introduction].concat(...pack.themes.map((one) => one.norms))) {
    if (!own[norm.id]) continue;
    const row = body.appendChild(make("tr"));
    row.appendChild(make("th", plain(norm.title), { scope: "row" }));
    row.appendChild(make("td", answer(last(own[norm.id]).grade)));
  }
  section.appendChild(table);
  return html.replace('<section id="own-grades" hidden></section>', () => section.outerHTML);
}
