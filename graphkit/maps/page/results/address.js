// What is shown, as the part of the address after "#", so that a view can be sent and survives a reload.

import { bandsOf } from "./bands.js";
import { EVERYTHING } from "./filters.js";
import { wellFormed } from "../model/data.js";

// A longer shortlist stays out: mail programs and chats cut long addresses.
const LONGEST_SHORTLIST = 1500;
const WHOLE = /^-?\d{1,9}$/;
const DECIMAL = /^-?\d{1,9}(\.\d{1,6})?$/;

/**
 * @param {Shown} shown
 * @param {Account[]} accounts
 * @returns {string} begins with "#", or is empty when everything is as at the start
 */
export function addressOf({ chosen, filter, look, together, shortlist }, accounts) {
  const { community, band, seed, hideFans, least } = filter;
  const fields = [
    ...field("n", chosen && nameInAddress(chosen)),
    ...field("c", community),
    ...field("b", band),
    ...field("t", seed === null ? null : nameInAddress(accounts[seed])),
    ...field("f", hideFans ? 1 : null),
    ...field("s", least || null),
    ...(look ? [...field("x", round(look.x, 1)), ...field("y", round(look.y, 1)), ...field("z", round(look.z, 3))] : []),
    ...field("p", together ? 1 : null),
    ...shortlistFields(shortlist),
  ];
  return fields.length === 0 ? "" : `#${fields.join("&")}`;
}

/**
 * What an address asks for; whatever in it makes no sense here is left out.
 * @param {string} hash
 * @param {Model} model
 * @returns {Shown}
 */
export function shownIn(hash, model) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  return {
    chosen: named(model.accounts, fields.get("n")),
    filter: filterIn(fields, model),
    look: lookIn(fields),
    together: model.together !== null && fields.get("p") === "1",
    shortlist: shortlistIn(fields, model.candidates),
  };
}

/** @param {URLSearchParams} fields @param {Model} model @returns {Filter} */
function filterIn(fields, { candidates, communityOf, seeds }) {
  const community = number(fields.get("c"), WHOLE);
  const band = fields.get("b");
  return {
    ...EVERYTHING,
    community: communityOf.has(community) ? community : null,
    band: bandsOf(candidates).some(({ id }) => id === band) ? band : null,
    seed: named(seeds, fields.get("t"))?.index ?? null,
    hideFans: fields.get("f") === "1",
    least: Math.max(0, number(fields.get("s"), WHOLE) ?? 0),
  };
}

/** @param {URLSearchParams} fields @returns {Viewpoint | null} */
function lookIn(fields) {
  const [x, y, z] = ["x", "y", "z"].map((name) => number(fields.get(name), DECIMAL));
  return x === null || y === null || z === null || z <= 0 ? null : { x, y, z };
}

/** @param {Account} account */
function nameInAddress(account) {
  return account.handle ?? account.id;
}

/** @param {Account[]} accounts @param {string | null} name */
function named(accounts, name) {
  if (name === null) return null;
  return accounts.find(({ handle }) => handle === name) ?? accounts.find(({ id }) => id === name) ?? null;
}

/** @param {Account[]} shortlist */
function shortlistFields(shortlist) {
  const fields = shortlist.flatMap((account) => field("l", nameInAddress(account)));
  return fields.join("&").length > LONGEST_SHORTLIST ? [] : fields;
}

/** @param {URLSearchParams} fields @param {Account[]} candidates */
function shortlistIn(fields, candidates) {
  const names = new Set(fields.getAll("l"));
  return candidates.filter((account) => names.has(nameInAddress(account)));
}

/** @param {string} name @param {string | number | null} value */
function field(name, value) {
  return value === null ? [] : [`${name}=${encodeURIComponent(wellFormed(String(value)))}`];
}

/** @param {string | null} text @param {RegExp} form */
function number(text, form) {
  return text !== null && form.test(text) ? Number(text) : null;
}

/** @param {number} value @param {number} digits */
function round(value, digits) {
  return Number(value.toFixed(digits));
}
