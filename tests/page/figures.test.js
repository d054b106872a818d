import assert from "node:assert/strict";
import { test } from "node:test";

import { standing, valueInWords } from "../../graphkit/maps/page/results/figures.js";
import { inAHundred, shadeOf } from "../../graphkit/maps/page/results/overlap.js";
import { spansInWords } from "../../graphkit/maps/page/results/spans.js";

test("a value is written as what it is", () => {
  assert.deepEqual([0.0275, 0.381, 1, 0].map((value) => valueInWords(value, "share")), ["2.8 %", "38 %", "100 %", "0 %"]);
  assert.deepEqual([1, 4.5, 181.2].map((value) => valueInWords(value, "days")), ["1 day", "4.5 days", "181 days"]);
  assert.deepEqual([0.00603, 2.2, 1234.5, -0.5].map((value) => valueInWords(value, null)), ["0.00603", "2.2", "1,235", "−0.5"]);
});

test("standing says among how many, and where nobody stands how many are known", () => {
  assert.equal(standing(83, 1041), "above 83 % of 1,041");
  assert.equal(standing(null, 3), "3 know theirs");
});

test("a share is whole per cent, and nobody is not a few", () => {
  assert.deepEqual([null, 0, 0.004, 0.005, 0.276, 1].map(inAHundred), ["–", "0", "<1", "1", "28", "100"]);
});

test("shades begin with the first person, and end at half", () => {
  assert.deepEqual([null, 0, 0.004, 0.05, 0.1, 0.2, 0.35, 0.5, 1].map(shadeOf), [0, 0, 1, 2, 3, 4, 5, 6, 6]);
});

test("spans in words, an end that is the other is told once", () => {
  const account = /** @type {any} */ ({ spans: { rank: [1, 1], of: 1168, score: [84.4, 90.2] } });
  assert.equal(spansInWords(account), "place 1 of 1,168, score 84 to 90");
  assert.equal(spansInWords({ ...account, spans: null }), "");
});
