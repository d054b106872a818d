// How a chosen account hangs together with the seeds, and what is lit to show it.

// More would be a blot, not a picture.
const MOST_LIT = 500;

/** @param {Account[]} accounts @param {Account} account @param {(account: Account) => boolean} isShown @returns {Focus} */
export function focusOf(accounts, account, isShown) {
  const ways = waysToSeeds(accounts, account.index, isShown);
  const ties = heaviestFirst(account.ties.filter(({ to }) => isShown(accounts[to]))).slice(0, MOST_LIT);
  const lit = new Set([account.index, ...ties.map(({ to }) => to), ...ways.flat()]);
  return { account, ways, ties, lit };
}

/** @param {AccountTie[]} ties */
function heaviestFirst(ties) {
  return ties.sort((a, b) => b.weight - a.weight || a.to - b.to);
}

/**
 * A shortest way to every seed, the nearest seeds first. Ways do not lead through other seeds.
 * @param {Account[]} accounts
 * @param {number} start
 * @param {(account: Account) => boolean} isShown
 */
function waysToSeeds(accounts, start, isShown) {
  const seeds = accounts.filter(({ role, index }) => role === "seed" && index !== start);
  const cameFrom = searchFrom(accounts, start, isShown, seeds.length);
  return seeds
    .filter(({ index }) => cameFrom[index] !== UNSEEN)
    .map(({ index }) => wayBack(cameFrom, index))
    .sort((a, b) => a.length - b.length);
}

const UNSEEN = -1;
const START = -2;

// Breadth first, step by step, until every seed is met. Of two equally short ways to an account, the one whose
// last tie is heavier is kept.
/** @param {Account[]} accounts @param {number} start @param {(account: Account) => boolean} isShown @param {number} wanted */
function searchFrom(accounts, start, isShown, wanted) {
  const cameFrom = new Int32Array(accounts.length).fill(UNSEEN);
  const heaviest = new Float64Array(accounts.length);
  const steps = new Int32Array(accounts.length);
  cameFrom[start] = START;
  let missing = wanted;
  let front = [start];
  for (let step = 1; front.length > 0 && missing > 0; step++) {
    /** @type {number[]} */
    const next = [];
    for (const index of front) {
      if (index !== start && accounts[index].role === "seed") continue;
      for (const { to, weight } of accounts[index].ties) {
        if (cameFrom[to] === UNSEEN) {
          if (!isShown(accounts[to])) continue;
          if (accounts[to].role === "seed") missing--;
          steps[to] = step;
          next.push(to);
        } else if (steps[to] !== step || weight <= heaviest[to]) continue;
        cameFrom[to] = index;
        heaviest[to] = weight;
      }
    }
    front = next;
  }
  return cameFrom;
}

/** @param {Int32Array} cameFrom @param {number} end */
function wayBack(cameFrom, end) {
  const way = [];
  for (let index = end; index !== START; index = cameFrom[index]) way.push(index);
  return way.reverse();
}
