import assert from "node:assert/strict";
import { test } from "node:test";

import { clean, clip, oneDecimal, shortNumber } from "../../graphkit/maps/page/model/data.js";
import { dayInWords } from "../../graphkit/maps/page/results/quotes.js";

test("days are written as in the sentences", () => {
  assert.deepEqual(["2026-09-16", "2026-10-31", "", null, "nonsense"].map(dayInWords), [
    "16 Sep 2026",
    "31 Oct 2026",
    "",
    "",
    "nonsense",
  ]);
});

test("what rewrites the text around it becomes a space", () => {
  assert.equal(clean("\u202egnp.exe\u2066 \u0000end"), "gnp.exe   end");
  assert.equal(clean("half \ud800"), "half \ufffd");
  assert.equal(clean(null), "");
});

test("cut text ends with dots and never within a letter", () => {
  assert.equal(clip("😀😀😀", 3), "😀😀😀");
  assert.equal(clip("😀😀😀😀", 3), "😀😀…");
});

test("figures are as short as a table needs", () => {
  assert.deepEqual([null, 0, 999, 9949, 9950, 12_345, 1_234_567].map(shortNumber), [
    "–",
    "0",
    "999",
    "9.9k",
    "10k",
    "12k",
    "1.2M",
  ]);
  assert.deepEqual([null, 0, 3.14159].map(oneDecimal), ["–", "0.0", "3.1"]);
});
