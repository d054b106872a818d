// Finding accounts by name, quickly enough to answer every key among 100,000 of them.

import { DRAW_ORDER } from "../map/scene.js";
import { clean } from "../model/data.js";

const MOST_MATCHES = 8;

/**
 * A name that begins with what was typed comes before one that only holds it; then the better known first.
 * @param {Account[]} accounts
 * @returns {(typed: string) => Account[]}
 */
export function createFinder(accounts) {
  const known = accounts.slice().sort(bestKnownFirst);
  const texts = known.map(({ label, handle }) => searched(`${label} ${handle ?? ""}`));
  return (typed) => {
    const wanted = searched(typed);
    /** @type {Account[]} */
    const beginning = [];
    /** @type {Account[]} */
    const holding = [];
    for (let place = 0; place < texts.length && beginning.length < MOST_MATCHES; place++) {
      const at = texts[place].indexOf(wanted);
      if (at === 0) beginning.push(known[place]);
      else if (at > 0 && holding.length < MOST_MATCHES) holding.push(known[place]);
    }
    return [...beginning, ...holding].slice(0, MOST_MATCHES);
  };
}

/** @param {string} text */
function searched(text) {
  return clean(text).toLowerCase().replace(/^@/, "");
}

/** @param {Account} a @param {Account} b */
function bestKnownFirst(a, b) {
  return (
    DRAW_ORDER[b.role] - DRAW_ORDER[a.role] ||
    (a.rank ?? Infinity) - (b.rank ?? Infinity) ||
    b.commenters - a.commenters ||
    a.index - b.index
  );
}
