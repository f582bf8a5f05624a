// The residents' page: wires the message box, the log and the panel to the desk.
import { byId } from "./dom.js";
import { Composer } from "./composer.js";
import { Desk } from "./desk.js";
import { Panel } from "./panel.js";
import { PhotoTray } from "./photos.js";
import { Place } from "./place.js";
import { setUpHeader } from "./header.js";
import { setUpTextSize } from "./textsize.js";
import { setUpUnread } from "./unread.js";
import { t } from "./words.js";

let composer = null;
let tray = null;

const desk = new Desk({
  path: "/ws",
  prefix: "phuongoi.",
  from: document.body.dataset.from || null,
  view: () => ({ edit: (entry) => composer.edit(entry), choose: chosen }),
  drawn: (entries) => { byId("welcome").hidden = entries.length > 0; },
  opened: () => tray.retry(),
  heard: setUpUnread(),
});

tray = new PhotoTray({ session: () => desk.session });
composer = new Composer(desk, tray);
const place = new Place(desk);
new Panel();
setUpHeader();
setUpTextSize();

/** The button pressed disappears: whoever works by keyboard goes on in the message box. */
function chosen(entry, button) {
  if (button.label.endsWith(t("location_choice"))) { // the place itself answers the question better than the words
    place.asked();
    return;
  }
  const byKeyboard = document.activeElement?.matches(":focus-visible");
  desk.choose(entry, button);
  if (byKeyboard) byId("composer").focus({ preventScroll: true });
}

for (const button of document.querySelectorAll("[data-say]")) {
  button.addEventListener("click", () => {
    const byKeyboard = button.matches(":focus-visible");
    desk.say(button.dataset.say);
    if (byKeyboard) byId("composer").focus({ preventScroll: true });
  });
}

desk.start();
