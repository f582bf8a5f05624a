// Everything between the page and the server: what is said is queued, sent, ticked, and answers are drawn.
import { byId, freshId } from "./dom.js";
import { Conversation } from "./conversation.js";
import { Line } from "./line.js";
import { Log } from "./log.js";
import { withoutNumber } from "./message.js";
import { Queue } from "./queue.js";
import { Store } from "./store.js";
import { lang, t } from "./words.js";

const RESEND_AFTER = 20000;
const PRESSED_FOR = 4000; // a press that changes no card (it asks something) lets the buttons go again
const TOAST_FOR = 15000;
const LOST_SHOWN_AFTER = 1200;
const LONG_LOST_AFTER = 30000;
const TYPING_FOR = 15000;
const HIGH_ENOUGH = 20; // metres: below this the accuracy is not worth a word

export class Desk {
  /** options: {path, prefix, from, group, view(entry), drawn(entries), opened(), heard(), signedOut()} */
  constructor(options) {
    this.options = options;
    this.store = new Store(options.prefix);
    this.queue = new Queue(this.store);
    this.conversation = new Conversation();
    this.log = new Log(this.conversation, (entry) => this.viewOf(entry), options.drawn);
    this.previews = new Map();
    this.sentAt = new Map();
    this.presses = new Map(); // id of a choice frame -> the card it was pressed on
    this.timers = {};
    this.open = false;
    this.line = new Line(options.path, {
      open: () => this.hello(),
      frame: (frame) => this.hear(frame),
      state: (state) => this.lineState(state),
      signedOut: () => this.signedOut(),
    });
  }

  start() {
    for (const item of this.queue.all()) this.show(item.frame, this.queue.isStale(item) ? "stale" : "queued");
    this.timers.lost = setTimeout(() => this.open || this.status("status_connecting"), 2 * LOST_SHOWN_AFTER);
    setInterval(() => this.resendOld(), RESEND_AFTER / 4);
    this.line.start();
  }

  get session() {
    return this.store.get("session");
  }

  viewOf(entry) {
    return {
      find: (name) => this.conversation.find(name),
      choose: (one, button) => this.choose(one, button),
      retry: (one) => this.retry(one),
      discard: (one) => this.discard(one),
      ...this.options.view(entry),
    };
  }

  // --- saying ---

  say(text, replyTo = null) {
    this.send({ type: "text", id: freshId(), text, reply_to: replyTo });
  }

  choose(entry, button) {
    const frame = { type: "choice", id: freshId(), choice: button.choice, label: button.label, seq: entry.seq };
    if (this.options.group) {
      entry.pressed = { id: frame.id, label: button.label };
      entry.note = entry.toast = null;
      frame.reply_to = entry.seq; // colleagues see which card the word is about
      this.presses.set(frame.id, entry);
      this.log.changed(entry);
    }
    this.send(frame);
  }

  sendPlace({ latitude, longitude, accuracy }) {
    this.send({ type: "location", id: freshId(), lat: latitude, lng: longitude, accuracy: Math.round(accuracy ?? 0) });
  }

  sendPhotos(files, previews, text, replyTo = null) {
    const frame = { type: "photo", id: freshId(), files, text, reply_to: replyTo };
    this.previews.set(frame.id, previews);
    this.send(frame);
  }

  correct(entry, text) {
    entry.before = { text: entry.text, edited: entry.edited };
    Object.assign(entry, { text, edited: true, state: "queued" });
    const frame = { type: "edit", id: freshId(), of: entry.id, text };
    this.conversation.byId.set(frame.id, entry); // "got" and "refused" speak of the edit's own id
    this.log.changed(entry);
    this.send(frame);
  }

  retry(entry) {
    const item = this.queue.all().find((one) => one.frame.id === entry.id);
    if (!item) return;
    this.queue.add(item.frame);
    entry.state = "queued";
    this.log.changed(entry);
    this.transmit(item.frame);
  }

  discard(entry) {
    this.queue.remove(entry.id);
    this.conversation.forget(entry.id);
    this.log.plan();
  }

  send(frame) {
    this.queue.add(frame);
    this.show(frame, "queued");
    this.transmit(frame);
  }

  show(frame, state) {
    const shown = this.shownAs(frame);
    if (!shown) return;
    this.log.changed(this.conversation.say(frame.id, { ...shown, kind: frame.type }, state));
  }

  shownAs(frame) {
    const answers = { reply_to: frame.reply_to ?? null };
    if (frame.type === "text") return { text: frame.text, ...answers };
    if (frame.type === "choice") return this.options.group ? null : { text: withoutNumber(frame.label) };
    if (frame.type === "location") return { text: placeWords(frame.accuracy) };
    if (frame.type !== "photo") return null;
    const photos = this.previews.get(frame.id) ?? [];
    return { text: frame.text || (photos.length ? "" : t("photo_only", { count: frame.files.length })), photos, ...answers };
  }

  transmit(frame) {
    if (!this.open || !this.line.send(frame)) return;
    this.sentAt.set(frame.id, Date.now());
    this.mark(frame.id, "sending");
  }

  mark(id, state) {
    const entry = this.conversation.byId.get(id);
    if (!entry || entry.state === "sent" || entry.state === "refused") return;
    entry.state = state;
    this.log.changed(entry);
  }

  resendOld() {
    if (!this.open) return;
    const old = Date.now() - RESEND_AFTER;
    for (const frame of this.queue.ready()) if ((this.sentAt.get(frame.id) ?? 0) < old) this.transmit(frame);
  }

  // --- hearing ---

  hello() {
    this.line.send({ type: "hello", session: this.session, seen: this.conversation.seen, lang, from: this.options.from ?? null });
  }

  hear(frame) {
    const heard = {
      welcome: () => this.welcome(frame),
      message: () => this.message(frame),
      edit: () => this.log.changed(this.conversation.edit(frame)),
      got: () => this.got(frame),
      refused: () => this.refused(frame),
      toast: () => this.toast(frame),
      typing: () => this.typing(true),
    }[frame.type];
    if (heard) heard();
  }

  welcome(frame) {
    const known = this.session;
    if (frame.session && frame.session !== known) {
      if (known) this.startOver(); // the server no longer knows us: what is on the page belongs to nobody now
      this.store.set("session", frame.session);
    }
    this.open = true;
    this.log.settle();
    for (const waiting of this.queue.ready()) this.transmit(waiting);
    this.options.opened?.();
  }

  startOver() {
    this.conversation = new Conversation();
    this.log.clear(this.conversation);
    for (const item of this.queue.all()) this.show(item.frame, this.queue.isStale(item) ? "stale" : "queued");
  }

  message(frame) {
    if (frame.id && this.queue.has(frame.id)) this.queue.remove(frame.id);
    const fresh = !this.conversation.find(frame.seq);
    if (frame.from !== "me" && fresh) {
      this.typing(false);
      if (this.log.settled) this.options.heard?.();
    }
    const kind = this.presses.has(frame.id) ? { kind: "choice" } : {};
    this.log.changed(this.conversation.receive({ ...frame, ...kind }));
  }

  got({ id, seq, order }) {
    this.queue.remove(id);
    this.sentAt.delete(id);
    this.log.changed(this.conversation.got(id, seq ?? null, order ?? null));
    if (this.presses.has(id)) setTimeout(() => this.release(id), PRESSED_FOR);
  }

  /** The server's word on a press, for the one who pressed. */
  toast({ id, text }) {
    const entry = this.presses.get(id);
    if (!entry) return;
    this.release(id);
    entry.toast = text;
    this.log.changed(entry);
    setTimeout(() => {
      if (entry.toast !== text) return;
      entry.toast = null;
      this.log.changed(entry);
    }, TOAST_FOR);
  }

  release(id) {
    const entry = this.presses.get(id);
    if (entry?.pressed?.id !== id) return;
    entry.pressed = null;
    this.log.changed(entry);
  }

  refused(frame) {
    this.queue.remove(frame.id);
    this.sentAt.delete(frame.id);
    const entry = this.conversation.refused(frame.id, frame.text) ?? this.presses.get(frame.id);
    if (!entry) return;
    if (entry.id !== frame.id) {
      if (entry.before) Object.assign(entry, { ...entry.before, state: "sent" });
      entry.pressed = null;
      entry.note = frame.text;
    }
    this.log.changed(entry);
  }

  typing(on) {
    clearTimeout(this.timers.typing);
    byId("typing").hidden = !on;
    if (on) this.timers.typing = setTimeout(() => this.typing(false), TYPING_FOR);
    if (on && this.log.atBottom()) this.log.toBottom();
  }

  // --- the line ---

  lineState(state) {
    if (state === "lost") this.lost();
    else if (byId("status").hidden) clearTimeout(this.timers.lost);
    else this.back();
  }

  lost() {
    const wasOpen = this.open;
    this.open = false;
    this.typing(false);
    for (const frame of this.queue.ready()) this.mark(frame.id, "queued");
    if (!wasOpen && this.timers.long) return;
    clearTimeout(this.timers.lost);
    this.timers.lost = setTimeout(() => this.open || this.status("status_lost"), LOST_SHOWN_AFTER);
    const long = this.options.group ? "status_lost_long_group" : "status_lost_long";
    this.timers.long = setTimeout(() => this.open || this.status(long), LONG_LOST_AFTER);
  }

  back() {
    clearTimeout(this.timers.lost);
    clearTimeout(this.timers.long);
    this.timers.long = null;
    this.status("status_back");
    byId("status").classList.add("status-good");
    this.timers.lost = setTimeout(() => { byId("status").hidden = true; }, 2500);
  }

  signedOut() {
    this.status("status_session");
    this.options.signedOut?.();
  }

  status(key) {
    const line = byId("status");
    line.classList.remove("status-good");
    line.hidden = false;
    line.textContent = t(key);
  }
}

function placeWords(accuracy) {
  return accuracy > HIGH_ENOUGH ? t("geo_mine_accuracy", { metres: accuracy }) : t("geo_mine");
}
