// Times as people say them, always those of Vietnam.
import { lang, t } from "./words.js";

const ZONE = "Asia/Ho_Chi_Minh";
const LOCALE = lang === "en" ? "en-GB" : "vi-VN";
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hour12: false });
const dayKey = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" });
const dayName = new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, weekday: "long", day: "numeric", month: "numeric" });

function read(iso) {
  const date = iso ? new Date(iso) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
}

export function timeOf(iso) {
  const date = read(iso);
  return date ? clock.format(date) : "";
}

/** A key for the day, so that neighbours can be compared; "" when unknown. */
export function dayOf(iso) {
  const date = read(iso);
  return date ? dayKey.format(date) : "";
}

export function dayLabel(iso, now = new Date()) {
  const day = dayOf(iso);
  if (day === dayKey.format(now)) return t("today");
  if (day === dayKey.format(new Date(now.getTime() - 86400000))) return t("yesterday");
  return dayName.format(read(iso));
}

/** "16:30, Thứ Ba 24/11", or just the hour today; anything that is not a time is shown as it came. */
export function dueLabel(due, now = new Date()) {
  if (!/^\d{4}-\d\d-\d\dT/.test(due)) return due;
  return dayOf(due) === dayKey.format(now) ? timeOf(due) : `${timeOf(due)}, ${dayName.format(read(due))}`;
}
