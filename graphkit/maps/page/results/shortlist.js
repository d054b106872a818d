// The accounts the reader ticked, and the file they leave as.

import { byId, make } from "../model/data.js";

const COLUMNS = [
  ["rank", (account) => account.rank],
  ["account", (account) => account.handle ?? account.label],
  ["link", (account) => safeLink(account.url) ?? ""],
  ["community", (account, community) => community?.name ?? ""],
  ["followers", (account) => account.followers],
  ["comments per post", (account) => account.engagement],
  ["score", (account) => account.score],
  ["confidence", (account) => account.confidence],
  ["for", (account) => account.for.join("; ")],
  ["against", (account) => account.against.join("; ")],
];

// A spreadsheet runs a cell that begins with one of these as a formula.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Spreadsheets take a file for UTF-8 only when it begins with this mark.
const BYTE_ORDER_MARK = "\ufeff";

function csvOf(accounts, communityOf) {
  const head = COLUMNS.map(([name]) => name);
  const rows = accounts.map((account) => COLUMNS.map(([, value]) => value(account, communityOf.get(account.community))));
  return BYTE_ORDER_MARK + [head, ...rows].map((row) => row.map(csvCell).join(",") + "\r\n").join("");
}

export function safeLink(url) {
  try {
    const { protocol, href } = new URL(url);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}

export function createShortlist(model) {
  const ticked = new Set();
  const button = byId("download");
  function tell() {
    button.disabled = ticked.size === 0;
    byId("count").textContent = ticked.size === 0 ? "Tick accounts to shortlist them" : `${ticked.size} on the shortlist`;
  }
  button.addEventListener("click", () => {
    const chosen = model.candidates.filter((account) => ticked.has(account));
    saveAs("shortlist.csv", csvOf(chosen, model.communityOf));
  });
  tell();
  return {
    tick(account, on) {
      if (on) ticked.add(account);
      else ticked.delete(account);
      tell();
    },
  };
}

function saveAs(name, text) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
