// A− and A+: four sizes, remembered on this device (boot.js restores them before the first paint).

const KEY = "phuongoi.size";
const LARGEST = 3;

export function setUpTextSize() {
  const buttons = Array.from(document.querySelectorAll("[data-text-size]"));
  const current = () => Number(document.documentElement.dataset.size ?? 0);
  const show = () => {
    for (const button of buttons) {
      const next = current() + Number(button.dataset.textSize);
      button.setAttribute("aria-disabled", next < 0 || next > LARGEST ? "true" : "false");
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const next = Math.min(LARGEST, Math.max(0, current() + Number(button.dataset.textSize)));
      document.documentElement.dataset.size = String(next);
      try {
        window.localStorage.setItem(KEY, String(next));
      } catch { /* not remembered, still bigger */ }
      show();
      window.dispatchEvent(new Event("resize"));
    });
  }
  show();
}
