// The shortlist as a file for a spreadsheet.

import { safeLink } from "./links.js";

/** @type {[string, (account: Account, community: Community | undefined) => string | number | null][]} */
const COLUMNS = [
  ["rank", ({ rank }) => rank],
  ["account", (account) => account.handle ?? account.label],
  ["link", ({ url }) => safeLink(url) ?? ""],
  ["community", (_, community) => community?.name ?? ""],
  ["followers", ({ followers }) => followers],
  ["commenters per post", ({ engagement }) => engagement],
  ["score", ({ score }) => score],
  ["confidence", ({ confidence }) => confidence],
  ["for", (account) => sentencesOf(account.for)],
  ["against", (account) => sentencesOf(account.against)],
];
// A spreadsheet runs a cell that begins with one of these as a formula.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;
// Spreadsheets take a file for UTF-8 only when it begins with this mark.
const BYTE_ORDER_MARK = "\ufeff";

/** @param {Account[]} accounts @param {Model["communityOf"]} communityOf */
export function csvOf(accounts, communityOf) {
  const head = COLUMNS.map(([name]) => name);
  const rows = accounts.map((account) => COLUMNS.map(([, value]) => value(account, communityOf.get(account.community))));
  return BYTE_ORDER_MARK + [head, ...rows].map((row) => row.map(csvCell).join(",") + "\r\n").join("");
}

/** The text with a quote before it where a spreadsheet would run it. @param {string} text */
export function withoutFormula(text) {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** @param {string | number | null} value */
function csvCell(value) {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = withoutFormula(value);
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {Reason[]} reasons */
function sentencesOf(reasons) {
  return reasons.map(({ sentence }) => sentence).join("; ");
}
