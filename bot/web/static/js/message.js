// One message as the reader sees it.
import { el, icon } from "./dom.js";
import { richText } from "./richtext.js";
import { timeOf } from "./when.js";
import { t } from "./words.js";

const SENDERS = ["bot", "me", "officer", "member"];
const TICKS = { queued: "clock", sending: "clock", stale: "warn", refused: "warn", sent: "check" };
const NUMBERED = /^(\d{1,2})[.)]\s+(.+)$/s;

/** The words of a choice as one would say them: "1. Rồi" is "Rồi". */
export const withoutNumber = (label) => label.replace(NUMBERED, "$2");

const DEGREES = /^📍?\s*-?\d{1,2}\.\d+, -?\d{1,3}\.\d+$/u; // a position as the server writes it down

/** Photos come from this ward's own server, or are our own previews; anything else is not shown. */
const ownAddress = (url) => /^(\/(?!\/)|blob:)/.test(url);

export function messageNode() {
  return el("article", { class: "message", "data-testid": "message", tabindex: "-1" });
}

/** Draw `entry` into its node. view: {find(seq), choices, editable, reply, choose, edit, retry, discard, card} */
export function drawMessage(node, entry, view) {
  const from = SENDERS.includes(entry.from) ? entry.from : "bot";
  node.className = `message message-${from}`;
  node.dataset.from = from;
  if (entry.seq !== null) node.dataset.seq = entry.seq;
  if (entry.state) node.dataset.state = entry.state;
  if (entry.card && view.card) {
    node.classList.add("message-card");
    node.replaceChildren(view.card(entry, view));
    return;
  }
  const words = DEGREES.test(entry.text ?? "") ? t("geo_mine") : entry.text ?? "";
  node.replaceChildren(
    sender(entry, from),
    el("div", { class: "bubble" }, quote(entry, view), richText(words, { calls: from !== "me" }), photoGrid(entry.photos), fileList(entry.files ?? [])),
    meta(entry, view),
    entry.note ? el("p", { class: "note" }, entry.note) : "",
    view.choices ? choiceList(entry, view) : "",
  );
}

function sender(entry, from) {
  if (entry.private) return el("p", { class: "sender" }, t("only_you"));
  const name = entry.name && !(entry.text ?? "").startsWith(entry.name) ? entry.name : null;
  if (name && from !== "me") return el("p", { class: "sender" }, name);
  return el("span", { class: "sr" }, `${t(`who_${from}`)}: `);
}

export function quote(entry, view) {
  const quoted = entry.reply_to ? view.find(entry.reply_to) : null;
  if (!quoted) return "";
  const code = quoted.card ? el("strong", {}, quoted.card.code) : "";
  return el("blockquote", { class: "quote" }, code, excerpt(quoted, 70));
}

/** What a card says below its head: the head already shows the class and the code. */
export function cardWords(entry) {
  const text = (entry.text ?? "").replace(/^(\[[^\]]{1,6}\])+\s*/, "");
  return text.startsWith(entry.card.code) ? text.slice(entry.card.code.length).replace(/^\s*·\s*/, "") : text;
}

export function excerpt(entry, length = 90) {
  const text = (entry.card ? cardWords(entry) : entry.text ?? "").replaceAll("**", "").replace(/\s+/g, " ").trim();
  return text.length > length ? `${text.slice(0, length).trimEnd()}…` : text;
}

export function photoGrid(photos) {
  const shown = photos.filter(ownAddress);
  if (!shown.length) return "";
  const total = shown.length;
  const pictures = shown.map((url, index) =>
    el("a", { href: url, target: "_blank", rel: "noopener", class: "photo", "aria-label": t("photo_open", { n: index + 1, total }) },
      el("img", { src: url, alt: "", loading: "lazy", decoding: "async" })),
  );
  return el("div", { class: `photos photos-${Math.min(total, 3)}` }, ...pictures);
}

/** Files come from this ward's own server; the page saves them, it does not open them. */
function fileList(files) {
  const shown = files.filter((file) => ownAddress(file.url));
  if (!shown.length) return "";
  const links = shown.map((file) =>
    el("a", { href: file.url, download: file.name, class: "file", "data-testid": "file" }, icon("calendar"), t("file_calendar")),
  );
  return el("p", { class: "files" }, ...links);
}

function meta(entry, view) {
  const line = el("p", { class: "meta" });
  const acts = [];
  if (view.editable) acts.push(act("edit", t("edit"), () => view.edit(entry), "edit"));
  if (entry.state === "stale") {
    acts.push(act("send", t("retry"), () => view.retry(entry), "retry"), act("close", t("discard"), () => view.discard(entry), "discard"));
  }
  if (view.reply && entry.seq !== null) acts.push(act("reply", t("reply"), () => view.reply(entry), "reply"));
  line.append(...acts);
  if (entry.edited) line.append(el("span", {}, t("edited")));
  if (entry.at) line.append(el("time", { datetime: entry.at, class: "meta-time" }, timeOf(entry.at)));
  if (entry.state) line.append(tick(entry.state));
  return line;
}

function tick(state) {
  const words = t(`state_${state}`);
  const quiet = state === "sent" || state === "sending";
  return el("span", { class: `tick tick-${state}` }, icon(TICKS[state]), el("span", { class: quiet ? "sr" : "" }, words));
}

function act(iconName, label, onclick, testId) {
  return el("button", { type: "button", class: "act", onclick, "data-testid": testId }, icon(iconName), label);
}

function choiceList(entry, view) {
  const list = el("ul", { class: entry.buttons.length > 3 ? "choices choices-many" : "choices", "aria-label": t("choices") });
  for (const button of entry.buttons) {
    const numbered = button.label.match(NUMBERED);
    const face = numbered ? [el("span", { class: "choice-number" }, numbered[1]), el("span", {}, numbered[2])] : [el("span", {}, button.label)];
    list.append(el("li", {}, el("button", {
      type: "button", class: "choice", "data-testid": "choice", "data-choice": button.choice,
      "aria-label": numbered ? button.label : null, onclick: () => view.choose(entry, button),
    }, ...face)));
  }
  return list;
}
