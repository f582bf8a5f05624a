// The ward's panel: beside the chat on a wide screen, a sheet over it on a phone.
import { byId } from "./dom.js";

export class Panel {
  constructor() {
    this.panel = byId("panel");
    this.opener = byId("panel-open");
    this.wide = window.matchMedia("(min-width: 61rem)");
    this.rest = [document.querySelector(".top"), document.querySelector(".talk-main")];
    this.opener.addEventListener("click", () => this.open());
    byId("panel-close").addEventListener("click", () => this.close());
    this.panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.wide.addEventListener("change", () => this.close(false));
  }

  open() {
    document.documentElement.classList.add("panel-shown");
    this.panel.setAttribute("role", "dialog");
    this.panel.setAttribute("aria-modal", "true");
    this.opener.setAttribute("aria-expanded", "true");
    for (const node of this.rest) node.inert = true;
    byId("panel-title").focus();
  }

  close(giveFocusBack = true) {
    if (!document.documentElement.classList.contains("panel-shown")) return;
    document.documentElement.classList.remove("panel-shown");
    this.panel.setAttribute("role", "complementary");
    this.panel.removeAttribute("aria-modal");
    this.opener.setAttribute("aria-expanded", "false");
    for (const node of this.rest) node.inert = false;
    if (giveFocusBack) this.opener.focus();
  }
}
