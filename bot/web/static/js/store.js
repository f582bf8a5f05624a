// What this browser keeps: JSON under one prefix, in memory when the browser refuses to keep anything.

export class Store {
  constructor(prefix) {
    this.prefix = prefix;
    this.memory = new Map();
  }

  get(key, otherwise = null) {
    try {
      const raw = window.localStorage.getItem(this.prefix + key);
      return raw === null ? (this.memory.get(key) ?? otherwise) : JSON.parse(raw);
    } catch {
      return this.memory.get(key) ?? otherwise;
    }
  }

  set(key, value) {
    try {
      window.localStorage.setItem(this.prefix + key, JSON.stringify(value));
      this.memory.delete(key);
    } catch {
      this.memory.set(key, value);
    }
  }

  remove(key) {
    this.memory.delete(key);
    try {
      window.localStorage.removeItem(this.prefix + key);
    } catch { /* nothing was kept */ }
  }
}
