// The box one writes in: grows, remembers a draft, sends, corrects, answers to a message.
import { byId } from "./dom.js";
import { excerpt } from "./message.js";
import { t } from "./words.js";

const TALLEST = 0.32; // of the window
const LONGEST = 8000; // signs; bot/web/frames.py refuses more

export class Composer {
  constructor(desk, tray) {
    this.desk = desk;
    this.tray = tray;
    this.box = byId("composer");
    this.note = byId("composer-note");
    this.hint = this.box.placeholder;
    this.mode = null; // {kind: "reply" | "edit", entry}
    this.waiting = false;
    this.box.value = desk.store.get("draft", "");
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("paste", (event) => this.pasted(event));
    byId("composer-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    byId("context-cancel").addEventListener("click", () => this.leaveMode());
    tray.onChange = () => this.trayChanged();
    tray.onNote = (sentence) => this.say(sentence);
    window.addEventListener("resize", () => this.grow());
    this.grow();
  }

  typed() {
    this.grow();
    this.say("");
    if (this.mode?.kind !== "edit") this.desk.store.set("draft", this.box.value);
  }

  grow() {
    this.box.style.height = "auto"; // set by script, which the content policy allows
    this.box.style.height = `${Math.min(this.box.scrollHeight + 2, window.innerHeight * TALLEST)}px`;
  }

  /** Enter sends where there is a real keyboard; on a phone it starts a new line. Telex input is left to finish. */
  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape" && this.mode) this.leaveMode();
    const realKeyboard = window.matchMedia("(pointer: fine)").matches;
    if (event.key !== "Enter" || event.shiftKey || !realKeyboard) return;
    event.preventDefault();
    this.submit();
  }

  pasted(event) {
    const files = Array.from(event.clipboardData?.files ?? []);
    if (!files.length) return;
    event.preventDefault();
    this.tray.add(files);
  }

  submit() {
    const text = this.box.value.trim();
    if (text.length > LONGEST) {
      this.say(t("too_long"));
      return;
    }
    if (this.mode?.kind === "edit") {
      if (text && text !== this.mode.entry.text) this.desk.correct(this.mode.entry, text);
      this.leaveMode();
      return;
    }
    const replyTo = this.mode?.entry.seq ?? null;
    if (this.tray.busy()) {
      this.waiting = true;
      this.say(t("photo_wait"));
      return;
    }
    if (!text && !this.tray.count()) {
      this.box.focus();
      return;
    }
    if (this.tray.count()) {
      const { files, previews } = this.tray.take();
      this.desk.sendPhotos(files, previews, text, replyTo);
    } else {
      this.desk.say(text, replyTo);
    }
    this.empty();
  }

  empty() {
    this.waiting = false;
    this.mode = null;
    this.drawMode();
    this.fill("");
    this.desk.store.remove("draft");
    this.say("");
  }

  trayChanged() {
    if (!this.mode) this.box.placeholder = this.tray.count() ? t("compose_hint_caption") : this.hint;
    if (!this.tray.count()) this.waiting = false;
    if (this.waiting && !this.tray.busy()) this.submit();
  }

  replyTo(entry) {
    this.mode = { kind: "reply", entry };
    this.drawMode();
    this.box.focus();
  }

  edit(entry) {
    this.mode = { kind: "edit", entry };
    this.fill(entry.text);
    this.drawMode();
    this.box.focus();
  }

  leaveMode() {
    const wasEdit = this.mode?.kind === "edit";
    this.mode = null;
    if (wasEdit) this.fill(this.desk.store.get("draft", ""));
    this.drawMode();
    this.box.focus();
  }

  drawMode() {
    const mode = this.mode;
    byId("context").hidden = !mode;
    this.box.placeholder = mode?.kind === "reply" ? t("compose_hint_reply") : this.hint;
    if (!mode) return;
    const edit = mode.kind === "edit";
    const code = mode.entry.card?.code;
    byId("context-icon").setAttribute("href", edit ? "#i-edit" : "#i-reply");
    byId("context-title").textContent = edit ? t("editing") : code ? t("replying_card", { code }) : t("replying");
    byId("context-text").textContent = excerpt(mode.entry, 110);
    byId("context-cancel").setAttribute("aria-label", t(edit ? "edit_cancel" : "reply_cancel"));
  }

  fill(text) {
    this.box.value = text;
    this.grow();
  }

  say(sentence) {
    this.note.hidden = !sentence;
    this.note.textContent = sentence;
  }
}
