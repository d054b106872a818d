// Made-up accounts for the tests of what the map computes.

/** @param {number} index @param {Partial<Account>} [more] @returns {Account} */
export function account(index, more) {
  return {
    index,
    id: `id-${index}`,
    handle: `handle${index}`,
    label: `@handle${index}`,
    name: `@handle${index}`,
    role: "fan",
    community: 0,
    followers: null,
    commenters: 0,
    x: 0,
    y: 0,
    url: null,
    ties: [],
    rank: null,
    score: null,
    parts: {},
    engagement: null,
    confidence: null,
    spans: null,
    group: null,
    for: [],
    against: [],
    exchanges: [],
    ...more,
  };
}

/** @param {Account[]} accounts @param {[one: number, other: number, weight: number][]} ties */
export function tie(accounts, ties) {
  for (const [one, other, weight] of ties) {
    accounts[one].ties.push({ to: other, weight });
    accounts[other].ties.push({ to: one, weight });
  }
}
