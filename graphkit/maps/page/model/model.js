// From columns to what the other parts work with: one object an account, its ties and details with it.

import { LONGEST_NAME, clean, clip } from "./data.js";

/** @type {Detail} */
const NO_DETAIL = {
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
};

/** @param {View} view @returns {Model} */
export function modelOf(view) {
  const accounts = accountsOf(view);
  const communities = view.communities.map((community, slot) => ({ ...community, slot, name: nameOf(community.name) }));
  return {
    ...view,
    accounts,
    communities,
    communityOf: new Map(communities.map((community) => [community.id, community])),
    seeds: accounts.filter((account) => account.role === "seed"),
    candidates: rankedCandidates(accounts),
    parts: partNames(accounts),
  };
}

/** @param {View} view @returns {Account[]} */
function accountsOf(view) {
  const { source, target, weight } = view.ties;
  const accounts = view.accounts.id.map((_, index) => accountAt(view, index));
  source.forEach((one, tie) => {
    const other = target[tie];
    if (one === other) return;
    accounts[one].ties.push({ to: other, weight: weight[tie] });
    accounts[other].ties.push({ to: one, weight: weight[tie] });
  });
  return accounts;
}

/** @param {View} view @param {number} index @returns {Account} */
function accountAt({ accounts, details }, index) {
  return {
    index,
    id: accounts.id[index],
    handle: accounts.handle[index],
    label: accounts.label[index],
    name: nameOf(accounts.label[index]),
    role: accounts.role[index],
    community: accounts.community[index],
    followers: accounts.followers[index],
    commenters: accounts.commenters[index],
    x: accounts.x[index],
    y: accounts.y[index],
    url: accounts.url[index],
    ties: [],
    ...(details[index] ?? NO_DETAIL),
  };
}

/** @param {unknown} text */
function nameOf(text) {
  return clip(clean(text) || "(no name)", LONGEST_NAME);
}

/** @param {Account[]} accounts */
function rankedCandidates(accounts) {
  return accounts
    .filter((account) => account.role === "candidate")
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.index - b.index);
}

/** @param {Account[]} accounts */
function partNames(accounts) {
  const gained = accounts.flatMap(({ parts }) => Object.keys(parts).filter((name) => parts[name] >= 0));
  return [...new Set(gained)];
}
