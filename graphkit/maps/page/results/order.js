// In which order the table lists the candidates.

/** @type {Record<SortKey, (account: Account) => string | number | null>} */
const VALUES = {
  rank: ({ rank }) => rank,
  name: ({ name }) => name.toLowerCase(),
  followers: ({ followers }) => followers,
  engagement: ({ engagement }) => engagement,
  score: ({ score }) => score,
};

/**
 * A copy in the order asked for; what is unknown comes last either way.
 * @param {Account[]} candidates
 * @param {Sorting} sorting
 */
export function inOrder(candidates, { by, down }) {
  const valueOf = VALUES[by];
  return candidates.slice().sort((a, b) => compare(valueOf(a), valueOf(b), down) || a.index - b.index);
}

/** @param {string | number | null} a @param {string | number | null} b @param {boolean} down */
function compare(a, b, down) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return (a < b ? -1 : Number(a > b)) * (down ? -1 : 1);
}

/**
 * A heading pressed twice turns its order round; words begin at A, figures at the largest, ranks at the first.
 * @param {Sorting} now
 * @param {SortKey} by
 * @returns {Sorting}
 */
export function sortingAfter(now, by) {
  if (by === now.by) return { by, down: !now.down };
  return { by, down: by !== "rank" && by !== "name" };
}

/** The candidates by group, the groups as their best members come. @param {Account[]} candidates best first */
export function groupsOf(candidates) {
  /** @type {Map<string | null, Account[]>} */
  const groups = new Map();
  for (const account of candidates) {
    const members = groups.get(account.group);
    if (members) members.push(account);
    else groups.set(account.group, [account]);
  }
  return groups;
}
