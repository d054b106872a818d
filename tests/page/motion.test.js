import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { createRest } from "../../graphkit/maps/page/renderers/motion.js";

const SOON = 100;
const LONG = 1000;

/** @type {EventTarget} */
let page;
/** @type {any} */
let frame;
/** @type {number} */
let settled;
/** @type {() => void} */
let step;

beforeEach(() => {
  mock.timers.reset();
  // Its types are of an older Node.
  /** @type {any} */ (mock.timers).enable({ apis: ["setTimeout"] });
  page = new EventTarget();
  frame = new EventTarget();
  settled = 0;
  Object.assign(globalThis, { window: page });
  step = createRest(frame, () => settled++);
});

/** @param {string} name @param {number} [button] */
function pointer(name, button = 0) {
  const event = Object.assign(new Event(name), { button });
  if (name === "pointerdown") frame.dispatchEvent(event);
  else page.dispatchEvent(event);
}

test("the map settles once, a while after the last step", () => {
  for (let count = 0; count < 5; count++) {
    step();
    mock.timers.tick(SOON);
  }
  assert.equal(settled, 0);
  mock.timers.tick(LONG);
  assert.equal(settled, 1);
});

for (const over of ["pointerup", "pointercancel"]) {
  test(`a pause while dragging is no rest, until ${over}`, () => {
    pointer("pointerdown");
    step();
    mock.timers.tick(LONG);
    step();
    mock.timers.tick(LONG);
    assert.equal(settled, 0);
    pointer(over);
    assert.equal(settled, 0);
    mock.timers.tick(LONG);
    assert.equal(settled, 1);
  });
}

test("whoever takes the map before it has settled holds it", () => {
  step();
  mock.timers.tick(SOON);
  pointer("pointerdown");
  mock.timers.tick(LONG);
  assert.equal(settled, 0);
  pointer("pointerup");
  mock.timers.tick(LONG);
  assert.equal(settled, 1);
});

test("a click moves nothing, and the other buttons do not hold", () => {
  pointer("pointerdown");
  pointer("pointerup");
  mock.timers.tick(LONG);
  assert.equal(settled, 0);
  pointer("pointerdown", 2);
  step();
  mock.timers.tick(LONG);
  assert.equal(settled, 1);
});
