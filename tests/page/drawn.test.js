import assert from "node:assert/strict";
import { test } from "node:test";

import { createGrid } from "../../graphkit/maps/page/map/grid.js";
import { hullsOf } from "../../graphkit/maps/page/map/hulls.js";
import { mixed } from "../../graphkit/maps/page/map/theme.js";
import { tiesAmong } from "../../graphkit/maps/page/map/ties.js";
import { account, tie } from "./accounts.js";

class Outline {
  moveTo() {}
  quadraticCurveTo() {}
  closePath() {}
}
Object.assign(globalThis, { Path2D: Outline });

/** @param {number} id @returns {Community} */
function community(id) {
  return { id, slot: id, name: `Community ${id}`, accounts: 1, candidates: 0, x: 0, y: 0, radius: 1 };
}

test("an outline is around all members of its community, and only where it has any", () => {
  const accounts = [
    account(0, { x: -10, y: 0 }),
    account(1, { x: 10, y: 5 }),
    account(2, { x: 0, y: -20 }),
    account(3, { x: 900, y: 900, community: 1 }),
    account(4, { x: -900, y: 0, community: null }),
  ];
  const hulls = hullsOf([community(0), community(1), community(2)], accounts, 100);
  assert.deepEqual(hulls.map(({ community: { id } }) => id), [0, 1]);
  const [{ bounds }, lone] = hulls;
  assert.deepEqual(bounds, { left: -12, right: 12, top: -22, bottom: 7 });
  assert.deepEqual(lone.bounds, { left: 898, right: 902, top: 898, bottom: 902 });
});

test("a tie is drawn once, where both its ends are; the heaviest where there are too many", () => {
  const accounts = Array.from({ length: 300 }, (_, index) => account(index));
  tie(accounts, [[0, 1, 2], [1, 2, 3], [2, 3, 4]]);
  const some = tiesAmong(accounts, [accounts[0], accounts[1], accounts[2]]);
  assert.deepEqual(some.map(({ source, target, weight }) => [source.index, target.index, weight]), [[0, 1, 2], [1, 2, 3]]);

  const everybody = Array.from({ length: 300 }, (_, index) => account(index));
  /** @type {[number, number, number][]} */
  const all = [];
  for (let one = 0; one < 300; one++) for (let other = one + 1; other < 300; other++) all.push([one, other, all.length]);
  tie(everybody, all);
  const drawn = tiesAmong(everybody, everybody);
  assert.equal(drawn.length, 20_000);
  assert.equal(Math.min(...drawn.map(({ weight }) => weight)), all.length - 20_000);
});

test("those around a point are found, and none who is far", () => {
  const accounts = Array.from({ length: 400 }, (_, index) =>
    account(index, { x: (index % 20) * 10 - 100, y: Math.floor(index / 20) * 10 - 100 }),
  );
  const grid = createGrid(accounts, 15);
  const found = grid.around({ x: -35, y: 22 }, 12);
  const near = accounts.filter(({ x, y }) => Math.hypot(x + 35, y - 22) <= 12);
  assert.ok(near.length > 2);
  assert.ok(near.every((one) => found.includes(one)));
  assert.ok(found.length < 30);
});

test("a share of one colour over another", () => {
  assert.equal(mixed("#000000", "#ff8000", 0.5), "#804000");
  assert.equal(mixed("#ffffff", "#000000", 0), "#ffffff");
});
