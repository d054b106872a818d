// Which accounts the reader's filters leave.

import { bandOf } from "./bands.js";

/** @type {Filter} */
export const EVERYTHING = { community: null, band: null, seed: null, hideFans: false, least: 0 };

// Band, seed and score choose among the candidates; the accounts around them stay as their surroundings.
/** @type {Record<keyof Filter, (account: Account, filter: Filter) => boolean>} */
const CONDITIONS = {
  community: (account, { community }) => account.community === community,
  hideFans: ({ role }) => role !== "fan",
  band: (account, { band }) => account.role !== "candidate" || bandOf(account.followers) === band,
  seed: (account, { seed }) => account.role !== "candidate" || isTiedTo(account, seed),
  least: (account, { least }) => account.role !== "candidate" || (account.score ?? 0) >= least,
};

/** Whether the two met: one commented at the other. @param {Account} account @param {number | null} seed */
export function isTiedTo(account, seed) {
  return account.exchanges.some((exchange) => exchange.seed === seed) || account.ties.some(({ to }) => to === seed);
}

/** @param {Filter} filter */
export function conditionsOf(filter) {
  const names = /** @type {(keyof Filter)[]} */ (Object.keys(CONDITIONS));
  return names.filter((name) => filter[name] !== EVERYTHING[name]);
}

/** @param {Filter} filter @returns {(account: Account) => boolean} */
export function passing(filter) {
  const asked = conditionsOf(filter);
  return (account) => asked.every((name) => CONDITIONS[name](account, filter));
}

/**
 * A filter never hides what the reader asked for by name: the same filter without what would hide this account.
 * @param {Filter} filter
 * @param {Account} account
 * @returns {Filter}
 */
export function revealing(filter, account) {
  const hiding = conditionsOf(filter).filter((name) => !CONDITIONS[name](account, filter));
  return { ...filter, ...Object.fromEntries(hiding.map((name) => [name, EVERYTHING[name]])) };
}
