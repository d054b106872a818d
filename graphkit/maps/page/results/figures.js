// The features of an account: each figure, on how much it rests, and where it stands among its peers.

import { columnHead, rowHead, tableOf } from "./cells.js";
import { make } from "../model/data.js";

/** Folded away: few readers want all of them. @param {Model} model @param {Account} account */
export function figureTable({ features }, account) {
  const place = features.accounts.indexOf(account.index);
  if (place < 0) return [];
  const details = make("details", "figures");
  const heads = [columnHead("Feature"), ...["Value", "From", "Standing"].map((title) => columnHead(title))];
  const table = tableOf(heads, features.each.map((feature) => figureRow(feature, place)), "");
  table.prepend(make("caption", "", `Compared with: ${features.peers[place] ?? "nobody"}`));
  details.append(make("summary", "", "Features, and where they stand among peers"), table);
  return [details];
}

/** @param {Feature} feature @param {number} place */
function figureRow({ name, meaning, of, unit, ...columns }, place) {
  const row = make("tr");
  const value = columns.value[place];
  row.append(rowHead(nameWithMeaning(name, meaning)));
  if (value === null) {
    const why = make("td", "unknown", columns.reason[place] ?? "");
    why.colSpan = 2;
    row.append(make("td", "number", "?"), why);
  } else {
    row.append(
      make("td", "number", valueInWords(value, unit)),
      make("td", "", `${(columns.n[place] ?? 0).toLocaleString("en")} ${of}`),
      make("td", "", standing(columns.percentile[place], columns.peers[place] ?? 0)),
    );
  }
  return row;
}

/** @param {string} name @param {string} meaning */
function nameWithMeaning(name, meaning) {
  const both = make("div");
  both.append(make("b", "", name.replaceAll("_", " ")), make("span", "meaning", meaning));
  return both;
}

/**
 * @param {number} value
 * @param {Feature["unit"]} unit
 */
export function valueInWords(value, unit) {
  if (unit === "share") return `${figure(100 * value, 2)} %`;
  if (unit === "days") return `${figure(value, 2)} ${value === 1 ? "day" : "days"}`;
  return figure(value, 3);
}

/** @param {number | null} percentile @param {number} peers */
export function standing(percentile, peers) {
  const many = peers.toLocaleString("en");
  return percentile === null ? `${many} know theirs` : `above ${percentile} % of ${many}`;
}

/** Whole from 100 on, else to so many figures. @param {number} value @param {number} figures */
function figure(value, figures) {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(figures))).replace("-", "−");
}
