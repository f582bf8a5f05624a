// The sentences of the page, given by the server in <script id="strings">.

const source = document.getElementById("strings");
const strings = source ? JSON.parse(source.textContent) : {};

/** The sentence for a key, with {names} filled in. */
export function t(key, values = {}) {
  const sentence = strings[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The sentence for a key that the server may invent, or `otherwise`. */
export function known(key, otherwise) {
  return strings[key] ?? otherwise;
}

export const lang = document.documentElement.lang || "vi";
