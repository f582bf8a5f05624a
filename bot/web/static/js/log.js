// The list of messages on the page: keeps order, days, scrolling and focus right while things change.
import { byId, calmly, el } from "./dom.js";
import { drawMessage, messageNode } from "./message.js";
import { dayLabel, dayOf } from "./when.js";

const NEAR_BOTTOM = 160;
const ONE_BREATH = 5 * 60 * 1000; // messages of one sender this close together are drawn as one group
const SETTLING = 1500; // while the history arrives: no announcing, no gliding

export class Log {
  /** view: what drawMessage needs for an entry, as view(entry) */
  constructor(conversation, view, onDrawn = () => {}) {
    this.conversation = conversation;
    this.view = view;
    this.onDrawn = onDrawn;
    this.root = byId("log");
    this.pill = byId("new-below");
    this.nodes = new Map();
    this.days = new Map();
    this.dirty = new Set();
    this.planned = false;
    this.settled = false;
    this.follow = null;
    this.pill.addEventListener("click", () => this.toBottom());
    window.addEventListener("scroll", () => this.atBottom() && (this.pill.hidden = true), { passive: true });
    this.keepBottomWhenResized();
  }

  clear(conversation) {
    this.conversation = conversation;
    this.nodes.clear();
    this.root.replaceChildren();
  }

  /** The history is coming in: be silent for a moment, then announce what is new. */
  settle() {
    if (this.settled) return;
    setTimeout(() => {
      this.settled = true;
      this.root.setAttribute("aria-live", "polite");
    }, SETTLING);
  }

  changed(entry) {
    if (!entry) return;
    this.dirty.add(entry);
    this.plan();
  }

  plan() {
    if (this.planned) return;
    this.planned = true;
    // A hidden tab has no animation frames, and must still be up to date when it is looked at.
    if (document.hidden) setTimeout(() => this.flush());
    else requestAnimationFrame(() => this.flush());
  }

  flush() {
    this.planned = false;
    const stick = this.atBottom();
    const entries = this.conversation.sorted();
    const open = this.conversation.openChoices();
    const editable = this.conversation.lastOwnText();
    for (const changed of [this.open, open, this.editable, editable]) if (changed) this.dirty.add(changed);
    this.open = open;
    this.editable = editable;
    const fresh = entries.filter((entry) => !this.nodes.has(entry));
    for (const entry of new Set([...fresh, ...this.dirty])) this.draw(entry);
    this.dirty.clear();
    this.arrange(entries);
    this.onDrawn(entries);
    this.scrollAfter(fresh, stick);
  }

  draw(entry) {
    let node = this.nodes.get(entry);
    if (!node) {
      node = messageNode();
      this.nodes.set(entry, node);
    }
    const focused = node.contains(document.activeElement) ? document.activeElement : null;
    drawMessage(node, entry, { ...this.view(entry), choices: entry === this.open, editable: entry === this.editable });
    if (focused) refocus(node, focused);
  }

  /** Put nodes and day lines where they belong, moving only what is out of place. */
  arrange(entries) {
    const wanted = [];
    let day = "";
    entries.forEach((entry, index) => {
      const itsDay = dayOf(entry.at) || day;
      if (itsDay !== day) wanted.push(this.dayLine(itsDay, entry.at));
      day = itsDay;
      const node = this.nodes.get(entry);
      node.classList.toggle("run-on", sameBreath(entry, entries[index + 1]));
      node.classList.toggle("follows", sameBreath(entries[index - 1], entry));
      wanted.push(node);
    });
    let cursor = this.root.firstChild;
    for (const node of wanted) {
      if (node === cursor) cursor = cursor.nextSibling;
      else this.root.insertBefore(node, cursor);
    }
    while (cursor) {
      const next = cursor.nextSibling;
      cursor.remove();
      cursor = next;
    }
    const kept = new Set(entries);
    for (const entry of this.nodes.keys()) if (!kept.has(entry)) this.nodes.delete(entry);
  }

  dayLine(day, at) {
    if (!this.days.has(day)) this.days.set(day, el("p", { class: "day" }));
    const line = this.days.get(day);
    const label = dayLabel(at);
    if (line.textContent !== label) line.textContent = label;
    return line;
  }

  nodeOf(entry) {
    return this.nodes.get(entry);
  }

  atBottom() {
    return window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - NEAR_BOTTOM;
  }

  scrollAfter(fresh, stick) {
    if (!fresh.length && !stick) return;
    const own = fresh.some((entry) => entry.from === "me");
    if (!this.settled || own) this.toBottom(this.settled);
    else if (stick) this.toNewest(fresh);
    else if (fresh.length) this.pill.hidden = false;
  }

  /** Bring the new words into view: the end, but never past the beginning of a long message. */
  toNewest(fresh) {
    const node = fresh.length ? this.nodes.get(fresh[0]) : null;
    const room = window.innerHeight * 0.55;
    const tall = node && this.root.getBoundingClientRect().bottom - node.getBoundingClientRect().top > room;
    if (tall) node.scrollIntoView({ block: "start", behavior: calmly() ? "auto" : "smooth" });
    else this.toBottom();
  }

  toBottom(gently = true) {
    this.pill.hidden = true;
    window.scrollTo({ top: document.documentElement.scrollHeight, behavior: gently && !calmly() ? "smooth" : "auto" });
  }

  /** The keyboard opening or a photo loading must not push the last words out of sight. */
  keepBottomWhenResized() {
    let near = true;
    window.addEventListener("scroll", () => { near = this.atBottom(); }, { passive: true });
    const follow = () => near && this.nodes.size && this.toBottom(false);
    window.addEventListener("resize", follow);
    if ("ResizeObserver" in window) new ResizeObserver(follow).observe(document.querySelector(".dock"));
    this.root.addEventListener("load", () => near && !this.settled && this.toBottom(false), true);
  }
}

function sameBreath(earlier, later) {
  if (!earlier || !later || earlier.card || later.card || earlier.from !== later.from || earlier.name !== later.name) return false;
  return dayOf(earlier.at) === dayOf(later.at) && Math.abs(new Date(later.at) - new Date(earlier.at)) < ONE_BREATH;
}

/** After a redraw, stay on the same button, or at least on the same message. */
function refocus(node, before) {
  const again = Array.from(node.querySelectorAll("button, a")).find(
    (one) => one.dataset.testid === before.dataset?.testid && one.dataset.choice === before.dataset?.choice && !one.disabled,
  );
  (again ?? node).focus({ preventScroll: true });
}
