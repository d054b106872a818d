// What was written, as quotations.

import { clean, make } from "../model/data.js";

const AT_ONCE = 2;
// As the sentences have them: browsers disagree whether September has three letters or four.
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The quotations under a reason: the first at once, the others on request. @param {Quote[]} quotes */
export function quoteBlocks(quotes) {
  const blocks = quotes.map(quoteBlock);
  const others = blocks.slice(AT_ONCE);
  return [...blocks.slice(0, AT_ONCE), ...(others.length > 0 ? [disclosed(others)] : [])];
}

/** @param {string | null} day as 2026-10-31 */
export function dayInWords(day) {
  const time = new Date(day ?? "");
  if (Number.isNaN(time.getTime())) return clean(day);
  return `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()]} ${time.getUTCFullYear()}`;
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
