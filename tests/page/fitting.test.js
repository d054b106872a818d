import assert from "node:assert/strict";
import { test } from "node:test";

import { whichFit } from "../../graphkit/maps/page/results/fitting.js";

const SPACE = { room: 300, rows: 2, gap: 10, more: 80 };

test("all that fit are shown, without room for a button nobody needs", () => {
  assert.deepEqual(whichFit([145, 145, 145, 145], SPACE, null), [0, 1, 2, 3]);
});

test("of too many the first are shown, and the button beside the last", () => {
  assert.deepEqual(whichFit([145, 145, 145, 145, 145], SPACE, null), [0, 1, 2]);
});

test("whichever is wanted is among them, and never makes a row too many", () => {
  assert.deepEqual(whichFit([145, 145, 100, 145, 145], SPACE, 4), [0, 1, 4]);
  assert.deepEqual(whichFit([145, 145, 100, 100, 280], SPACE, 4), [4]);
  assert.deepEqual(whichFit([145, 145, 100, 100, 280], SPACE, 1), [0, 1, 2, 3]);
});

test("part of a pixel too much is too much", () => {
  assert.deepEqual(whichFit([145.2, 145.2, 145.2, 145.2], SPACE, null), [0, 1]);
});

test("a chip wider than the room is alone in it", () => {
  assert.deepEqual(whichFit([900, 10], { ...SPACE, rows: 1 }, null), []);
  assert.deepEqual(whichFit([900, 900], SPACE, null), [0, 1]);
});
