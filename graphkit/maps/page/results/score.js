// What a score is made of, as bars and in words.

import { LONGEST_NAME, byId, clean, clip, make, oneDecimal } from "../model/data.js";

/** @param {Account} account */
export function scoreLength(account) {
  return Object.values(account.parts).reduce((sum, value) => sum + Math.max(0, value), 0);
}

/** @param {Model} model @param {Account} account @param {number} longest */
export function scoreBar(model, account, longest) {
  const bar = make("div", "bar");
  bar.setAttribute("role", "img");
  bar.setAttribute("aria-label", partsInWords(account));
  bar.title = partsInWords(account);
  for (const [name, value] of Object.entries(account.parts)) {
    if (value === 0) continue;
    const part = piece(model, name, value / longest);
    // What is taken off lies over the end of what was gained.
    if (value < 0) part.style.marginLeft = `${(100 * value) / longest}%`;
    bar.append(part);
  }
  return bar;
}

/** What was taken off, in words. @param {Account} account */
export function lossLine({ parts }) {
  const losses = Object.entries(parts).filter(([, value]) => value < 0);
  return losses.map(([name, value]) => make("span", "loss", `${clip(clean(name), LONGEST_NAME)} ${points(value)}`));
}

/** @param {Model} model @param {Account} account */
export function partsList(model, account) {
  const entries = Object.entries(account.parts);
  if (entries.length === 0) return [];
  const longest = Math.max(1e-9, ...entries.map(([, value]) => Math.abs(value)));
  const list = make("ul", "parts");
  for (const [name, value] of entries) {
    const item = make("li");
    const track = make("span", "track");
    track.append(piece(model, name, value / longest));
    item.append(make("span", "", clip(clean(name), LONGEST_NAME)), track, make("span", "number", points(value)));
    list.append(item);
  }
  return [make("h3", "", `Score ${oneDecimal(account.score)}, made of`), list];
}

/** @param {Model} model */
export function fillPartsKey({ parts }) {
  byId("parts-key").append(
    ...parts.map((name) => {
      const item = make("li");
      item.append(make("span", `swatch ${partClass(parts, name)}`), clip(clean(name), LONGEST_NAME));
      return item;
    }),
  );
}

/** @param {Model} model @param {string} name @param {number} share */
function piece({ parts }, name, share) {
  const element = make("span", share < 0 ? "off" : partClass(parts, name));
  element.style.width = `${100 * Math.abs(share)}%`;
  return element;
}

/** @param {string[]} parts @param {string} name */
function partClass(parts, name) {
  return `part-${Math.min(5, parts.indexOf(name) + 1)}`;
}

/** @param {Account} account */
function partsInWords({ parts }) {
  return Object.entries(parts)
    .map(([name, value]) => `${clip(clean(name), LONGEST_NAME)} ${points(value)}`)
    .join(", ");
}

/** @param {number} value */
function points(value) {
  return oneDecimal(value).replace("-", "−");
}
