import assert from "node:assert/strict";
import { test } from "node:test";

import { placeLabels } from "../../graphkit/maps/page/map/labels.js";

const SIZE = { width: 400, height: 300 };
const CONTROLS = { left: 380, right: 400, top: 0, bottom: 60 };

/** @param {string} text @param {number} x @param {number} y @param {Partial<LabelRequest>} [more] @returns {LabelRequest} */
function request(text, x, y, more) {
  return { text, font: "", at: { x, y }, x, y, gap: 5, width: 60, height: 17, alpha: 1, ...more };
}

/** @param {Box} a @param {Box} b */
function meet(a, b) {
  return Math.min(a.right, b.right) > Math.max(a.left, b.left) && Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top);
}

test("a label stands to the right of its mark where there is room", () => {
  const [{ box, away }] = placeLabels([request("one", 100, 100)], [], CONTROLS, SIZE);
  assert.deepEqual(box, { left: 105, right: 165, top: 91.5, bottom: 108.5 });
  assert.equal(away, false);
});

test("labels keep off each other, marks, controls and edges", () => {
  const requests = Array.from({ length: 200 }, (_, at) => request(String(at), (at * 37) % 400, (at * 53) % 300));
  const marks = [{ left: 120, right: 160, top: 80, bottom: 120 }];
  const placed = placeLabels(requests, marks, CONTROLS, SIZE);
  assert.ok(placed.length > 20);
  for (const [at, { box, text }] of placed.entries()) {
    for (const other of placed.slice(at + 1)) assert.ok(!meet(box, other.box), `${text} and ${other.text}`);
    for (const other of [...marks, CONTROLS]) assert.ok(!meet(box, other), text);
    assert.ok(box.left >= 0 && box.right <= SIZE.width && box.top >= 0 && box.bottom <= SIZE.height, text);
  }
});

test("a label without room is left out, unless it must be shown", () => {
  const everywhere = [{ left: 0, right: 400, top: 0, bottom: 300 }];
  const requests = [request("may", 100, 100), request("must", 200, 200, { rings: 3 })];
  assert.deepEqual(placeLabels(requests, everywhere, CONTROLS, SIZE).map(({ text }) => text), ["must"]);
});

test("a label that must be shown moves further out before it covers another", () => {
  const crowd = [[-61, 0], [61, 0], [0, -18], [0, 18], [-61, -18], [61, -18], [-61, 18], [61, 18]];
  const around = crowd.map(([x, y], at) => request(`around ${at}`, 200 + x - 35, 150 + y, { sides: [[1, 0]] }));
  const placed = placeLabels([...around, request("seed", 200, 150, { rings: 6 })], [], CONTROLS, SIZE);
  const seed = placed[placed.length - 1];
  assert.equal(seed.text, "seed");
  assert.equal(seed.away, true);
  for (const { box } of placed.slice(0, -1)) assert.ok(!meet(box, seed.box));
});

test("of two bad spots the one is taken that covers less, however many cells it touches", () => {
  const sides = /** @type {Point[]} */ ([[1, 0], [-1, 0]]);
  const wide = { width: 150, sides, rings: 1 };
  // To the right 10 pixels are covered, across three cells; to the left 20.
  const marks = [
    { left: 205, right: 355, top: 141.5, bottom: 141.5 + 10 / 150 },
    { left: 100, right: 102, top: 140, bottom: 151.5 },
  ];
  const [{ box }] = placeLabels([request("wide", 200, 150, wide)], marks, CONTROLS, SIZE);
  assert.equal(box.left, 205);
});
