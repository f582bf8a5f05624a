// The plain pages: text size everywhere, "show the code" at the login, "print" on a sheet.
import { byId } from "./dom.js";
import { setUpTextSize } from "./textsize.js";

setUpTextSize();

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());

const show = byId("code-show");
if (show) {
  const field = byId("code");
  show.addEventListener("click", () => {
    const hidden = field.type === "password";
    field.type = hidden ? "text" : "password";
    show.setAttribute("aria-pressed", String(hidden));
    field.focus();
  });
}
