// The line to the server: one websocket that comes back by itself, patiently.

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const PING_EVERY = 25000;
const PONG_WITHIN = 10000;
const SIGNED_OUT = [4401, 4403];

export class Line {
  /** on: {open(), frame(object), state("connecting" | "open" | "lost"), signedOut()} */
  constructor(path, on) {
    this.url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}`;
    this.on = on;
    this.socket = null;
    this.wait = FIRST_WAIT;
    this.timers = {};
    window.addEventListener("online", () => this.hurry());
    window.addEventListener("offline", () => this.drop());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
  }

  start() {
    clearTimeout(this.timers.retry);
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => {
      this.on.open();
      this.timers.ping = setInterval(() => this.ping(), PING_EVERY);
    };
    socket.onmessage = (event) => this.receive(event.data);
    socket.onclose = (event) => socket === this.socket && this.closed(event.code);
  }

  receive(data) {
    clearTimeout(this.timers.pong);
    const frame = JSON.parse(data);
    if (frame.type === "welcome") {
      this.wait = FIRST_WAIT;
      this.on.state("open");
    }
    this.on.frame(frame);
  }

  closed(code) {
    this.socket = null;
    clearInterval(this.timers.ping);
    clearTimeout(this.timers.pong);
    if (SIGNED_OUT.includes(code)) {
      this.on.signedOut();
      return;
    }
    this.on.state("lost");
    const jitter = 0.7 + Math.random() * 0.6; // a whole ward must not knock in the same second
    this.timers.retry = setTimeout(() => this.start(), this.wait * jitter);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  /** The network may be back: try now instead of waiting out the pause. */
  hurry() {
    if (this.socket) {
      this.ping();
      return;
    }
    this.wait = FIRST_WAIT;
    this.start();
  }

  /** Give this socket up without waiting for its slow goodbye. */
  drop() {
    const socket = this.socket;
    if (!socket) return;
    this.socket = null;
    socket.close();
    this.closed(0);
  }

  ping() {
    if (!this.send({ type: "ping" })) return;
    clearTimeout(this.timers.pong);
    this.timers.pong = setTimeout(() => this.drop(), PONG_WITHIN);
  }

  /** True when it was handed to an open socket; the server's "got" is the only proof of arrival. */
  send(frame) {
    if (!this.socket || this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }
}
