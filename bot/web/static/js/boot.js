// Runs before the first paint: says that scripts work, and restores the reader's text size. A classic script on purpose.
(function () {
  "use strict";
  var root = document.documentElement;
  if (!("noModule" in document.createElement("script")) || !("WebSocket" in window)) return;
  root.classList.remove("no-js");
  root.classList.add("js");
  // A module that cannot be fetched leaves a dead page: show the telephone numbers instead.
  window.addEventListener("error", function (event) {
    if (event.target && event.target.tagName === "SCRIPT") {
      root.classList.remove("js");
      root.classList.add("no-js");
    }
  }, true);
  try {
    var size = window.localStorage.getItem("phuongoi.size");
    if (size) root.dataset.size = size;
  } catch (refused) { /* storage is blocked: the usual size */ }
})();
