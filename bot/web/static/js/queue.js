// What was said but not yet stored by the server. Kept on the device, so that a dead phone loses nothing.

const STALE_AFTER = 24 * 3600 * 1000; // a cry for help must not go out days later unasked
const KEY = "queue";

export class Queue {
  constructor(store, now = () => Date.now()) {
    this.store = store;
    this.now = now;
  }

  /** Read afresh each time: another tab may have changed it. */
  all() {
    return this.store.get(KEY, []);
  }

  add(frame) {
    this.store.set(KEY, [...this.all().filter((item) => item.frame.id !== frame.id), { frame, at: this.now() }]);
  }

  remove(id) {
    this.store.set(KEY, this.all().filter((item) => item.frame.id !== id));
  }

  has(id) {
    return this.all().some((item) => item.frame.id === id);
  }

  isStale(item) {
    return this.now() - item.at > STALE_AFTER;
  }

  /** What may be sent now, in the order it was written. */
  ready() {
    return this.all().filter((item) => !this.isStale(item)).map((item) => item.frame);
  }
}
