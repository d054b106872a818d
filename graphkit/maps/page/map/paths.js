// How a chosen account hangs together with the seeds, and what is lit to show it.

export function focusOf(accounts, account, isShown) {
  const ways = waysToSeeds(accounts, account.index, isShown);
  const ties = heaviestFirst(account.ties).filter(({ to }) => isShown(accounts[to]));
  const lit = new Set([account.index, ...ties.map(({ to }) => to), ...ways.flat()]);
  return { account, ways, ties, lit };
}

// Breadth first from the account: one pass gives a shortest way to every seed, the nearest seeds first.
// Heavy ties are walked first, so that of two equally short ways the busier one is shown.
function waysToSeeds(accounts, start, isShown) {
  const cameFrom = new Map([[start, null]]);
  let front = [start];
  while (front.length > 0) {
    const next = [];
    for (const index of front) {
      if (index !== start && accounts[index].role === "seed") continue;
      for (const { to } of heaviestFirst(accounts[index].ties)) {
        if (cameFrom.has(to) || !isShown(accounts[to])) continue;
        cameFrom.set(to, index);
        next.push(to);
      }
    }
    front = next;
  }
  return accounts
    .filter((account) => account.role === "seed" && account.index !== start && cameFrom.has(account.index))
    .map((seed) => wayBack(cameFrom, seed.index))
    .sort((a, b) => a.length - b.length);
}

function heaviestFirst(ties) {
  return ties.slice().sort((a, b) => b.weight - a.weight || a.to - b.to);
}

function wayBack(cameFrom, end) {
  const way = [];
  for (let index = end; index !== null; index = cameFrom.get(index)) way.unshift(index);
  return way;
}
