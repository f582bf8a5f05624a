// The header's height changes with the text size and the width: what sticks below it must know.

export function setUpHeader() {
  const top = document.querySelector(".top");
  const measure = () => {
    const stuck = getComputedStyle(top).position === "sticky";
    document.documentElement.style.setProperty("--top-height", `${stuck ? top.offsetHeight : 0}px`);
  };
  if ("ResizeObserver" in window) new ResizeObserver(measure).observe(top);
  window.addEventListener("resize", measure);
  measure();
}
