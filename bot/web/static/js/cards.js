// Tickets in the officials' feed: the card itself, what is urgent, and the filter above the feed.
import { byId, el, icon } from "./dom.js";
import { cardWords, excerpt, photoGrid, quote } from "./message.js";
import { richText } from "./richtext.js";
import { dueLabel, timeOf } from "./when.js";
import { known, t } from "./words.js";

// The states of handlers/rules/transitions.py.
// And those of a home visit (handlers/rules/visits.py).
const UNCLAIMED = ["new", "reopened", "to_decide", "offered"];
const OVER = ["closed", "refused", "cancelled", "merged", "done", "missed", "called_off"];
const ANSWERED = ["resolved", ...OVER]; // the ward has done its part: no longer urgent, no longer late
const URGENT = ["K0", "K1"];
const MAIN_ACT = /:(claim|resolve|accept|approve)$/; // "t:PA-7K3M2:claim"; were the server to name acts otherwise, no button stands out

const isOver = (card) => OVER.includes(card.status);
const isUrgent = (card) => URGENT.includes(card.class) && !ANSWERED.includes(card.status);
const isLate = (card) => (Boolean(card.overdue) || Date.parse(card.due) < Date.now()) && !ANSWERED.includes(card.status);

/** A card as a node; `view` as in message.js. */
export function drawCard(entry, view) {
  const card = entry.card;
  const late = isLate(card);
  const tone = isUrgent(card) ? ` card-${card.class}` : isOver(card) ? " card-over" : "";
  return el("section", {
    class: `card${tone}${late ? " card-late" : ""}${card.mine ? " card-mine" : ""}`,
    "data-testid": "card", "data-code": card.code, "data-status": card.status, "aria-label": t("card_label", { code: card.code }),
  },
  head(card),
  facts(card, late),
  quote(entry, view),
  el("div", { class: "card-text" }, richText(cardWords(entry))),
  photoGrid(entry.photos),
  entry.note ? el("p", { class: "note", role: "alert" }, entry.note) : "",
  entry.toast ? el("p", { class: "card-toast", role: "status" }, entry.toast) : "",
  actions(entry, view),
  el("p", { class: "card-at" }, el("time", { datetime: entry.at ?? "" }, timeOf(entry.at))));
}

function head(card) {
  const urgency = isUrgent(card) ? known(`class_${card.class}`, "") : "";
  return el("header", { class: "card-head" },
    el("strong", { class: "card-code" }, card.code),
    el("span", { class: "tag tag-class" }, isUrgent(card) ? icon("warn") : "", [card.class, urgency].filter(Boolean).join(" · ")),
    el("span", { class: `tag tag-status${UNCLAIMED.includes(card.status) ? " tag-new" : ""}` }, known(`status_${card.status}`, card.status)),
    card.mine ? el("span", { class: "tag tag-mine" }, icon("person"), t("card_mine")) : "");
}

function facts(card, late) {
  if (isOver(card) || (!card.due && !late)) return "";
  return el("p", { class: "card-due" }, icon("clock"),
    late ? el("strong", { class: "late" }, t("card_overdue")) : "",
    card.due ? el("span", {}, t("card_due", { due: dueLabel(card.due) })) : "");
}

function actions(entry, view) {
  const row = el("div", { class: "card-acts", role: "group", "aria-label": t("card_actions", { code: entry.card.code }) });
  const main = entry.buttons.find((button) => MAIN_ACT.test(button.choice)); // take it, or else finish it
  entry.buttons.forEach((button) => {
    row.append(el("button", {
      type: "button", class: `button${button === main ? "" : " button-quiet"}`, "data-testid": "card-action", "data-choice": button.choice,
      "aria-disabled": entry.pressed ? "true" : null,
      onclick: () => entry.pressed || view.choose(entry, button),
    }, button.label));
  });
  row.append(el("button", { type: "button", class: "button button-bare", "data-testid": "reply", onclick: () => view.reply(entry) }, icon("reply"), t("reply")));
  if (entry.pressed) row.append(el("p", { class: "card-wait", role: "status" }, t("card_sending", { label: entry.pressed.label })));
  return row;
}

const KEEPS = {
  all: () => true,
  unclaimed: (entry) => Boolean(entry.card) && UNCLAIMED.includes(entry.card.status),
  mine: (entry) => Boolean(entry.card) && entry.card.mine && !isOver(entry.card),
};

/** The chips above the feed and the short list beside it. */
export class Filter {
  constructor(nodeOf, jumpTo) {
    this.nodeOf = nodeOf;
    this.jumpTo = jumpTo;
    this.kept = "all";
    this.entries = [];
    this.chips = Array.from(document.querySelectorAll("[data-filter]"));
    for (const chip of this.chips) chip.addEventListener("click", () => this.choose(chip.dataset.filter));
  }

  choose(name) {
    this.kept = name;
    for (const chip of this.chips) chip.setAttribute("aria-pressed", String(chip.dataset.filter === name));
    document.documentElement.classList.toggle("filtered", name !== "all");
    this.apply(this.entries);
    window.scrollTo({ top: document.documentElement.scrollHeight });
  }

  apply(entries) {
    this.entries = entries;
    let shown = 0;
    for (const entry of entries) {
      const keep = KEEPS[this.kept](entry);
      shown += keep ? 1 : 0;
      const node = this.nodeOf(entry);
      if (node) node.hidden = !keep;
    }
    byId("none-here").hidden = shown > 0 || !entries.length;
    for (const name of ["unclaimed", "mine"]) this.count(name, entries.filter(KEEPS[name]).length);
    this.attention(entries);
  }

  count(name, many) {
    const badge = document.querySelector(`[data-count="${name}"]`);
    badge.hidden = !many;
    badge.textContent = String(many);
  }

  /** Urgent first, then late: each line leads to its card. */
  attention(entries) {
    const first = entries.filter((entry) => entry.card && (isUrgent(entry.card) || isLate(entry.card)));
    first.sort((a, b) => rank(a.card) - rank(b.card) || a.order - b.order);
    byId("attention-none").hidden = first.length > 0;
    byId("attention").replaceChildren(...first.map((entry) => el("li", {}, el("button", {
      type: "button", class: `attention-item${isUrgent(entry.card) ? " attention-urgent" : ""}`, onclick: () => this.show(entry),
    }, el("strong", {}, entry.card.code), el("span", {}, whyFirst(entry.card)), el("small", {}, excerpt(entry, 60))))));
  }

  show(entry) {
    if (!KEEPS[this.kept](entry)) this.choose("all");
    this.jumpTo(this.nodeOf(entry));
  }
}

function rank(card) {
  const urgency = URGENT.indexOf(card.class);
  return urgency < 0 ? URGENT.length : urgency;
}

function whyFirst(card) {
  return [isUrgent(card) ? card.class : "", isLate(card) ? t("card_overdue") : ""].filter(Boolean).join(" · ");
}
