import assert from "node:assert/strict";
import { test } from "node:test";

import { createLevel } from "../../graphkit/maps/page/map/level.js";
import { account } from "./accounts.js";

const WIDE = 400;
const ALL = { left: 0, right: WIDE, top: 0, bottom: WIDE };
const CORNER = { left: 0, right: 40, top: 0, bottom: 40 };

// A square of accounts, one in ten of the second community; the last of all is a candidate.
/** @param {number} side */
function square(side) {
  const step = WIDE / side;
  return Array.from({ length: side * side }, (_, index) =>
    account(index, {
      x: (index % side) * step,
      y: Math.floor(index / side) * step,
      community: Number(index % 10 === 0),
      commenters: index % 97,
      role: index === side * side - 1 ? "candidate" : "fan",
    }),
  );
}

const everybody = () => true;

test("a small map is drawn whole, and stays so wherever the reader goes", () => {
  const level = createLevel(square(50));
  assert.equal(level.covers(ALL), false);
  assert.equal(level.choose(ALL, 1, everybody).length, 2500);
  assert.ok(level.isComplete() && level.covers(CORNER) && level.suits(20));
});

test("of a large map the strongest of each community are drawn, alike in share", () => {
  const accounts = square(200);
  const level = createLevel(accounts);
  const drawn = level.choose(ALL, 1, everybody);
  assert.equal(drawn.length, 6000);
  assert.equal(level.isComplete(), false);
  assert.ok(drawn.includes(accounts[accounts.length - 1]));
  for (const community of [0, 1]) {
    const those = drawn.filter((one) => one.community === community && one.role === "fan");
    const all = accounts.filter((one) => one.community === community);
    assert.ok(Math.abs(those.length / all.length - 0.15) < 0.001, `${community}`);
    const weakest = Math.min(...those.map(({ commenters }) => commenters));
    assert.ok(all.filter(({ commenters }) => commenters > weakest).every((one) => drawn.includes(one)));
  }
});

test("who comes near sees everybody there, and whom the map must never leave out", () => {
  const accounts = square(200);
  const level = createLevel(accounts);
  const drawn = level.choose(CORNER, 10, everybody);
  assert.ok(level.isComplete() && level.suits(25));
  const inside = accounts.filter(({ x, y }) => x <= CORNER.right && y <= CORNER.bottom);
  assert.ok(inside.every((one) => drawn.includes(one)));
  assert.ok(drawn.includes(accounts[accounts.length - 1]));
});

test("nothing is chosen again until the reader has gone some way", () => {
  const level = createLevel(square(200));
  level.choose(CORNER, 10, everybody);
  assert.ok(level.covers({ left: 15, right: 55, top: 15, bottom: 55 }));
  assert.ok(!level.covers({ left: 25, right: 65, top: 0, bottom: 40 }));
  level.choose(ALL, 1, everybody);
  assert.ok(level.suits(1.1) && !level.suits(1.2) && !level.suits(0.8));
  level.forget();
  assert.ok(!level.covers(CORNER));
});

test("whom a filter hides takes nobody's place", () => {
  const accounts = square(200);
  const level = createLevel(accounts);
  const drawn = level.choose(ALL, 1, ({ index }) => index % 10 === 0);
  assert.equal(drawn.length, 4000);
  assert.ok(drawn.every(({ index }) => index % 10 === 0));
});
