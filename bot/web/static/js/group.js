// The officials' group page: the same desk, with cards, answers to a card, and a filter.
import { byId, calmly } from "./dom.js";
import { drawCard, Filter } from "./cards.js";
import { Composer } from "./composer.js";
import { Desk } from "./desk.js";
import { PhotoTray } from "./photos.js";
import { setUpHeader } from "./header.js";
import { setUpTextSize } from "./textsize.js";
import { setUpUnread } from "./unread.js";

const { official, csrf } = document.body.dataset;
let composer = null;
let filter = null;
let tray = null;

const desk = new Desk({
  path: "/desk/ws",
  prefix: `phuongoi.desk.${official}.`, // two officials may share one computer
  group: true,
  view: () => ({ card: drawCard, reply: (entry) => composer.replyTo(entry), edit: (entry) => composer.edit(entry) }),
  drawn: (entries) => {
    byId("welcome").hidden = entries.length > 0 || !desk.open;
    filter.apply(entries);
  },
  opened: () => {
    tray.retry();
    desk.log.plan();
  },
  heard: setUpUnread(),
  signedOut: () => window.location.assign("/desk/login"),
});

filter = new Filter((entry) => desk.log.nodeOf(entry), jumpTo);
tray = new PhotoTray({ session: () => null, byCookie: true, csrf });
composer = new Composer(desk, tray);
setUpHeader();
setUpTextSize();
desk.start();

function jumpTo(node) {
  node.scrollIntoView({ block: "center", behavior: calmly() ? "auto" : "smooth" });
  node.focus({ preventScroll: true });
}
