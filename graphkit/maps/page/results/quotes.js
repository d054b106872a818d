// What was written, as quotations.

import { clean, make } from "../model/data.js";

const AT_ONCE = 2;
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** The quotations under a reason: the first at once, the others on request. @param {Quote[]} quotes */
export function quoteBlocks(quotes) {
  const blocks = quotes.map(quoteBlock);
  const others = blocks.slice(AT_ONCE);
  return [...blocks.slice(0, AT_ONCE), ...(others.length > 0 ? [disclosed(others)] : [])];
}

/** @param {string | null} day as 2026-10-31 */
export function dayInWords(day) {
  const time = Date.parse(day ?? "");
  return Number.isNaN(time) ? clean(day) : DAY.format(time);
}

/** @param {Quote} quote */
function quoteBlock({ by, text, day }) {
  const figure = make("figure", "quote");
  const block = make("blockquote", "", text);
  const from = [by, dayInWords(day)].filter((part) => part !== "").join(" · ");
  figure.append(block, make("figcaption", "", from));
  return figure;
}

/** @param {HTMLElement[]} blocks */
function disclosed(blocks) {
  const details = make("details");
  details.append(make("summary", "", blocks.length === 1 ? "1 more comment" : `${blocks.length} more comments`), ...blocks);
  return details;
}
