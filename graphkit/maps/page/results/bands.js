// Followers in bands, as those speak of them who pay for a post.

const UNKNOWN = "unknown";
const BANDS = [
  { id: "under-5k", name: "Under 5k", below: 5_000 },
  { id: "5k-10k", name: "5k to 10k", below: 10_000 },
  { id: "10k-25k", name: "10k to 25k", below: 25_000 },
  { id: "25k-50k", name: "25k to 50k", below: 50_000 },
  { id: "50k-up", name: "50k and more", below: Infinity },
];

/** @param {number | null} followers */
export function bandOf(followers) {
  if (followers === null) return UNKNOWN;
  return (BANDS.find(({ below }) => followers < below) ?? BANDS[0]).id;
}

/**
 * The bands that somebody is in, the smallest first, with how many are.
 * @param {{ followers: number | null }[]} accounts
 */
export function bandsOf(accounts) {
  const inBand = accounts.map(({ followers }) => bandOf(followers));
  return [...BANDS, { id: UNKNOWN, name: "Not known" }]
    .map(({ id, name }) => ({ id, name, count: inBand.filter((band) => band === id).length }))
    .filter(({ count }) => count > 0);
}
