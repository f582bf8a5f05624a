// What has been said, in order, each thing once. Knows nothing of pages or sockets.

const FIELDS = ["from", "name", "text", "buttons", "photos", "files", "at", "reply_to", "card", "kind", "private"];

export class Conversation {
  constructor() {
    this.bySeq = new Map();
    this.byId = new Map();
    this.byCard = new Map();
    this.seen = 0;
    this.count = 0;
  }

  /** Everything, oldest first; what is still waiting to leave stands last. */
  sorted() {
    const entries = new Set([...this.bySeq.values(), ...this.byId.values()]);
    return [...entries].sort((a, b) => place(a) - place(b) || (a.seq ?? 0) - (b.seq ?? 0) || a.number - b.number);
  }

  /** The message that `seq` (or, for a line of one's own, its id) names. */
  find(name) {
    return this.bySeq.get(name) ?? this.byId.get(name) ?? null;
  }

  /** A message from the server, perhaps the echo of one of ours, perhaps one that we have already. */
  receive(message) {
    this.saw(message.order);
    const known = this.bySeq.get(message.seq) ?? this.byId.get(message.id) ?? this.byCard.get(message.card?.code);
    if (known && known.seq !== null && known.seq !== message.seq) return this.renew(known, message);
    const entry = known ?? this.create();
    if (known && known.seq !== null && message.card) entry.pressed = null;
    merge(entry, message);
    entry.seq = message.seq;
    entry.order ??= message.order ?? null;
    this.bySeq.set(message.seq, entry);
    if (entry.card) this.byCard.set(entry.card.code, entry);
    if (message.id) {
      entry.id = message.id;
      this.byId.set(message.id, entry);
    }
    if (entry.from === "me") settle(entry, "sent");
    return entry;
  }

  /** A newer wording of what already stands here: a card that changed while we were away, the echo of our correction. */
  renew(entry, message) {
    const older = message.seq < (entry.newest ?? entry.seq);
    this.bySeq.set(message.seq, entry);
    if (older) return entry;
    entry.newest = message.seq;
    const { at, ...rest } = message;
    merge(entry, rest);
    entry.edited = entry.edited || entry.from === "me";
    entry.pressed = null;
    if (entry.from === "me") settle(entry, "sent");
    return entry;
  }

  /** The server replaces a message in place. */
  edit(message) {
    const before = this.bySeq.get(message.seq);
    if (!before) return this.receive(message);
    this.saw(message.order);
    const rewritten = before.from === "me" && message.text !== undefined && message.text !== before.text;
    merge(before, message);
    before.edited = before.edited || rewritten;
    before.pressed = null;
    return before;
  }

  /** Something of ours that is on its way; `shown` is how it looks. */
  say(id, shown, state = "queued") {
    const known = this.byId.get(id);
    if (known) return known;
    const entry = this.create();
    Object.assign(entry, { from: "me", at: new Date().toISOString(), ...shown, id, state });
    this.byId.set(id, entry);
    return entry;
  }

  /** Stored safely by the server. */
  got(id, seq = null, order = null) {
    const entry = this.byId.get(id);
    if (!entry) return null;
    settle(entry, "sent");
    if (entry.seq === null && seq && !this.bySeq.has(seq)) {
      entry.seq = seq;
      entry.order = order;
      this.bySeq.set(seq, entry);
    }
    if (entry.seq === null) entry.after = Math.max(entry.after ?? 0, this.seen);
    return entry;
  }

  refused(id, reason) {
    const entry = this.byId.get(id);
    if (!entry) return null;
    settle(entry, "refused");
    entry.note = reason;
    entry.after = this.seen;
    return entry;
  }

  forget(id) {
    const entry = this.byId.get(id);
    if (!entry || entry.seq !== null) return null;
    this.byId.delete(id);
    return entry;
  }

  /** Our latest text that the server has, which may still be corrected. */
  lastOwnText() {
    return this.sorted().filter(isOwnText).pop() ?? null;
  }

  /** The message whose quick replies are still open: the last that has any, unless we have spoken since. */
  openChoices() {
    for (const entry of this.sorted().reverse()) {
      if (entry.from === "me" && entry.state !== "refused") return null;
      if (entry.buttons.length) return entry;
    }
    return null;
  }

  /** The newest moment this page knows of: after a lost line only what came since is asked for. */
  saw(order) {
    this.seen = Math.max(this.seen, order ?? 0);
  }

  create() {
    this.count += 1;
    return {
      number: this.count, seq: null, order: null, id: null, after: null, private: false,
      from: "bot", name: null, text: "", buttons: [], photos: [], at: null, reply_to: null, card: null, kind: null,
      state: null, note: null, toast: null, edited: false, pressed: null,
    };
  }
}

function merge(entry, message) {
  for (const field of FIELDS) {
    const value = message[field];
    if (value === undefined) continue;
    if (field === "text" && entry.kind === "location" && entry.text) continue; // the echo says it in degrees
    if (field === "at" && entry.seq !== null && entry.at) continue; // it stays where it was first said
    const emptied = entry.from === "me" && (value === null || value.length === 0);
    if (emptied && field !== "buttons") continue; // the echo of our own says less than what we drew
    entry[field] = value ?? (field === "buttons" || field === "photos" ? [] : field === "text" ? "" : null);
  }
  entry.edited = entry.edited || message.edited === true;
}

function isOwnText(entry) {
  const plain = (entry.kind ?? "text") === "text" && entry.photos.length === 0;
  return entry.from === "me" && entry.state === "sent" && Boolean(entry.id && entry.text) && plain;
}

function settle(entry, state) {
  entry.state = state;
  entry.note = null;
}

function place(entry) {
  if (entry.order !== null) return entry.order;
  return entry.after === null ? Number.MAX_SAFE_INTEGER : entry.after + 0.5;
}
