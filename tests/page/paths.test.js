import assert from "node:assert/strict";
import { test } from "node:test";

import { focusOf } from "../../graphkit/maps/page/map/paths.js";
import { account, tie } from "./accounts.js";

const everybody = () => true;

/** @param {Role[]} roles */
function people(...roles) {
  return roles.map((role, index) => account(index, { role }));
}

test("ways to seeds are shortest, the nearest seed first, and lead through no other seed", () => {
  const accounts = people("candidate", "fan", "seed", "author", "author", "seed", "seed");
  tie(accounts, [[0, 1, 1], [1, 2, 1], [2, 5, 9], [0, 3, 1], [3, 4, 1], [4, 5, 1]]);
  const { ways } = focusOf(accounts, accounts[0], everybody);
  assert.deepEqual(ways, [[0, 1, 2], [0, 3, 4, 5]]);
});

test("of two ways as short the one is taken whose last tie is heavier", () => {
  const accounts = people("candidate", "fan", "fan", "seed");
  tie(accounts, [[0, 1, 1], [0, 2, 1], [1, 3, 2], [2, 3, 5]]);
  assert.deepEqual(focusOf(accounts, accounts[0], everybody).ways, [[0, 2, 3]]);
});

test("ways lead through those who are shown", () => {
  const accounts = people("candidate", "fan", "author", "author", "seed");
  tie(accounts, [[0, 1, 1], [1, 4, 1], [0, 2, 1], [2, 3, 1], [3, 4, 1]]);
  const { ways, lit } = focusOf(accounts, accounts[0], ({ role }) => role !== "fan");
  assert.deepEqual(ways, [[0, 2, 3, 4]]);
  assert.deepEqual([...lit].sort(), [0, 2, 3, 4]);
});

test("of many ties the heaviest are lit", () => {
  const accounts = Array.from({ length: 800 }, (_, index) => account(index, { role: index === 0 ? "author" : "fan" }));
  tie(accounts, Array.from({ length: 799 }, (_, index) => [0, index + 1, index + 1]));
  const { ties, lit } = focusOf(accounts, accounts[0], everybody);
  assert.equal(ties.length, 500);
  assert.ok(lit.has(799) && lit.has(300) && !lit.has(299));
});
