// The level of detail: which accounts are drawn where the reader looks. Communities stand for those left out.

import { isWithin, widened } from "./boxes.js";

const ACCOUNTS_AT_ONCE = 6000;
// Drawn beyond the edges of the view, as a share of it, so that the map can be dragged some way.
const AROUND = 0.5;
const ALIKE = 1.15;

/**
 * Where more accounts are shown than can be drawn at once, those in view are drawn, the strongest of each community
 * first: as large a share of a small community as of a large one.
 * @param {Account[]} accounts
 * @returns {Level}
 */
export function createLevel(accounts) {
  const order = byStanding(accounts);
  /** @type {Box | null} */
  let held = null;
  let complete = false;
  let scale = 1;
  return {
    covers: (view) => held !== null && isWithin(view, held),
    // Whether as much can be told apart as when it was chosen.
    suits: (seenAt) => complete || Math.max(scale / seenAt, seenAt / scale) < ALIKE,
    choose(view, seenAt, isShown) {
      const shown = order.filter(isShown);
      const all = shown.length <= ACCOUNTS_AT_ONCE;
      const wide = all ? { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity } : widened(view, AROUND);
      const near = all ? shown : shown.filter((account) => isMarked(account) || isInside(account, wide));
      held = wide;
      scale = seenAt;
      complete = near.length <= ACCOUNTS_AT_ONCE;
      return near.slice(0, ACCOUNTS_AT_ONCE);
    },
    isComplete: () => complete,
    forget() {
      held = null;
    },
  };
}

/** Seeds and candidates are drawn wherever the reader looks. @param {Account} account */
export function isMarked({ role }) {
  return role === "seed" || role === "candidate";
}

/** @param {Place} place @param {Box} box */
function isInside({ x, y }, { left, right, top, bottom }) {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** @param {Account[]} accounts */
function byStanding(accounts) {
  const standing = new Float64Array(accounts.length);
  /** @type {Map<number | null, Account[]>} */
  const members = new Map();
  for (const account of accounts) {
    const those = members.get(account.community);
    if (those) those.push(account);
    else members.set(account.community, [account]);
  }
  for (const those of members.values()) {
    those.sort((a, b) => b.commenters - a.commenters || a.index - b.index);
    those.forEach((account, place) => {
      standing[account.index] = isMarked(account) ? -1 : place / those.length;
    });
  }
  return accounts.slice().sort((a, b) => standing[a.index] - standing[b.index] || a.index - b.index);
}
