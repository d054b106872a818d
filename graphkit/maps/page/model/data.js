// The few words and figures that every part shows.

// Control characters and direction overrides let a name rewrite the text around it.
const UNRULY = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;
export const LONGEST_NAME = 36;
export const LONGEST_TEXT = 600;

// Half a character, as cut text leaves behind, makes encodeURIComponent throw.
/** @param {string} text */
export function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** @param {unknown} text */
export function clean(text) {
  return wellFormed(String(text ?? "")).replace(UNRULY, " ").trim();
}

/** @param {string} text @param {number} length */
export function clip(text, length) {
  const letters = Array.from(text);
  return letters.length > length ? letters.slice(0, length - 1).join("") + "…" : text;
}

/** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {string} [className] @param {unknown} [text] */
export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = clip(clean(text), LONGEST_TEXT);
  return element;
}

/** @template {string} Id @param {Id} id @returns {Id extends keyof PageElements ? PageElements[Id] : HTMLElement} */
export function byId(id) {
  return /** @type {any} */ (document.getElementById(id));
}

const SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const SHORTER = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 0 });

/** @param {number | null} number */
export function shortNumber(number) {
  if (number === null) return "–";
  const format = number < 9950 || number >= 999500 ? SHORT : SHORTER;
  return format.format(number).replace("K", "k");
}

/** @param {number | null} number */
export function oneDecimal(number) {
  return number === null ? "–" : number.toFixed(1);
}

/** @param {Account} account */
export function roleOf(account) {
  if (account.role === "seed") return "seed";
  if (account.role === "candidate") return account.rank === null ? "candidate" : `candidate ${account.rank}`;
  return account.role === "fan" ? "commenter" : "author";
}

/** @param {Model} model @param {Account} account */
export function sentenceAbout(model, account) {
  const community = model.communityOf.get(account.community);
  const said = [account.name, roleOf(account)];
  if (account.score !== null) said.push(`score ${oneDecimal(account.score)}`);
  if (community) said.push(`in ${community.name}`);
  return said.join(", ");
}
