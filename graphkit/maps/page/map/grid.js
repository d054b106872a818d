// Accounts by where they are: whoever asks for those around a point looks at a few cells only.

/**
 * @param {Account[]} accounts
 * @param {number} cell the side of a cell, in map units
 * @returns {Grid}
 */
export function createGrid(accounts, cell) {
  /** @type {Map<string, Account[]>} */
  const cells = new Map();
  const at = (/** @type {number} */ coordinate) => Math.floor(coordinate / cell);
  const key = (/** @type {number} */ column, /** @type {number} */ row) => `${column} ${row}`;
  for (const account of accounts) {
    const here = key(at(account.x), at(account.y));
    const there = cells.get(here);
    if (there) there.push(account);
    else cells.set(here, [account]);
  }
  return {
    around({ x, y }, reach) {
      const found = [];
      for (let column = at(x - reach); column <= at(x + reach); column++) {
        for (let row = at(y - reach); row <= at(y + reach); row++) found.push(...(cells.get(key(column, row)) ?? []));
      }
      return found;
    },
  };
}
