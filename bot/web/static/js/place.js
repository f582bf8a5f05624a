// "Gửi vị trí": says why first, asks the phone once, and has another way when it cannot.
import { byId } from "./dom.js";
import { t } from "./words.js";

const OPTIONS = { enableHighAccuracy: true, timeout: 20000, maximumAge: 30000 };
const DENIED = 1;

export class Place {
  constructor(desk) {
    this.desk = desk;
    this.box = byId("place");
    this.button = byId("send-location");
    this.button.addEventListener("click", () => this.asked());
    byId("place-yes").addEventListener("click", () => this.find());
    byId("place-no").addEventListener("click", () => this.close());
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  async asked() {
    if (!navigator.geolocation || !window.isSecureContext) {
      this.tell("geo_failed");
      return;
    }
    const state = await permission();
    if (state === "granted") this.find();
    else if (state === "denied") this.tell("geo_denied");
    else this.explain();
  }

  explain() {
    this.tell("geo_explain", true);
    byId("place-yes").focus();
  }

  find() {
    this.tell("geo_looking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.box.hidden = true;
        this.desk.sendPlace(coords);
      },
      (error) => this.tell(error.code === DENIED ? "geo_denied" : "geo_failed"),
      OPTIONS,
    );
  }

  tell(key, withActs = false) {
    const hadFocus = byId("place-acts").contains(document.activeElement);
    byId("place-text").textContent = t(key);
    byId("place-text").setAttribute("role", withActs ? "none" : "status");
    byId("place-acts").hidden = !withActs;
    this.box.hidden = false;
    if (hadFocus && !withActs) this.button.focus();
    const trouble = key === "geo_denied" || key === "geo_failed";
    clearTimeout(this.timer);
    if (trouble) this.timer = setTimeout(() => { this.box.hidden = true; }, 20000);
  }

  close() {
    this.box.hidden = true;
    this.button.focus();
  }
}

async function permission() {
  try {
    return (await navigator.permissions.query({ name: "geolocation" })).state;
  } catch {
    return "prompt";
  }
}
