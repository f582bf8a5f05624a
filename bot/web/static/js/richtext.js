// Plain text to nodes: newlines, **bold**, telephone numbers. Nothing else is ever markup.
import { el, icon } from "./dom.js";
import { t } from "./words.js";

// 0xxxxxxxxx with or without spaces or dots, 1800/1900 numbers, and three- or four-digit services.
const NUMBER = /(^|[^\d.,/-])(0\d(?:[ .-]?\d){8,9}|1[89]00(?:[ .]?\d){4,6}|11[1-5]|1022)(?![\d/]|[.,]\d|-\d)/g;
const ONLY_NUMBER = /^\s*(?:\*\*)?\s*(0\d(?:[ .-]?\d){8,9}|1[89]00(?:[ .]?\d){4,6}|1\d\d|1022)\s*(?:\*\*)?\s*$/;
const CODE = /\b(PA-[0-9A-Z]{4,8})\b/;
const DATE = /^\d\d[ .-]\d\d[ .-](?:19|20)\d\d/;
// "hẻm 115", "số nhà 113", "quốc lộ 1": a place, not a telephone.
const PLACE_BEFORE = /(hẻm|hem|ngõ|ngách|kiệt|nhà|đường|tổ|phòng|lô|lộ|căn|thửa|house|alley|street|room)\s*(số\s*)?$/i;
const STREET_NUMBER = /(số|so|no\.?)\s*$/i;
const CALL_BEFORE = /(gọi|goi|trực|nóng|điện thoại|đt|call|hotline)[^\n]{0,14}$/i;
const UNIT_AFTER = /^\s*(nghìn|ngàn|triệu|tỷ|đồng|đ\b|k\b|m\b|m2|m²|mét|km|kg|%|người|ngày|hộ|cái|giờ|phút|phiếu|căn|cây)/i;

export const digitsOf = (number) => number.replace(/\D/g, "");

function isTelephone(number, before, after) {
  if (DATE.test(number)) return false;
  if (digitsOf(number).length > 4) return true;
  if (PLACE_BEFORE.test(before) || UNIT_AFTER.test(after)) return false;
  return !STREET_NUMBER.test(before) || CALL_BEFORE.test(before);
}

/** The pieces of one line: {text} and {phone}. Exported so that it can be tested without a page. */
export function pieces(line) {
  const found = [];
  let done = 0;
  for (const match of line.matchAll(NUMBER)) {
    const start = match.index + match[1].length;
    const end = start + match[2].length;
    if (!isTelephone(match[2], line.slice(0, start), line.slice(end))) continue;
    if (start > done) found.push({ text: line.slice(done, start) });
    found.push({ phone: match[2] });
    done = end;
  }
  if (done < line.length) found.push({ text: line.slice(done) });
  return found;
}

/** A ticket's code is read aloud and copied by hand: it is never broken at the end of a line. */
function codesWhole(text) {
  return text.split(CODE).map((part, index) => (index % 2 ? el("span", { class: "code" }, part) : part));
}

function inline(line) {
  return pieces(line).flatMap((piece) =>
    piece.phone ? el("a", { href: `tel:${digitsOf(piece.phone)}`, class: "tel" }, piece.phone) : codesWhole(piece.text),
  );
}

/** The children of one line: every second piece between ** is strong. An odd ** stays as typed. */
function emphasised(line) {
  const parts = line.split("**");
  if (parts.length % 2 === 0) return inline(line);
  return parts.flatMap((part, index) => {
    if (!part) return [];
    return index % 2 ? [el("strong", {}, ...inline(part))] : inline(part);
  });
}

export function callButton(number) {
  const urgent = digitsOf(number).length === 3 ? "call call-urgent" : "call";
  return el("a", { class: urgent, href: `tel:${digitsOf(number)}` }, icon("phone"), el("span", {}, t("call", { number })));
}

/** Paragraphs of lines; a line that is only a number becomes a button to call it, unless it is our own ("115" may be a house). */
export function richText(text, { calls = true } = {}) {
  const out = document.createDocumentFragment();
  let paragraph = null;
  for (const line of text.split(/\r?\n/)) {
    const only = calls && line.match(ONLY_NUMBER);
    if (only && !DATE.test(only[1])) {
      out.append(callButton(only[1].trim()));
      paragraph = null;
    } else if (!line.trim()) {
      paragraph = null;
    } else if (paragraph) {
      paragraph.append(document.createElement("br"), ...emphasised(line));
    } else {
      paragraph = el("p", {}, ...emphasised(line));
      out.append(paragraph);
    }
  }
  return out;
}
