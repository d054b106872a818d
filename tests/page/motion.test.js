import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { createFlight, createRest } from "../../graphkit/maps/page/renderers/motion.js";

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

const HERE = { x: 0, y: 0, scale: 1 };
const THERE = { x: 100, y: 50, scale: 2 };
const ELSEWHERE = { x: -40, y: 0, scale: 1 };

/** @type {Map<number, () => void>} */
const frames = new Map();
let now = 0;
let asked = 0;

function fly() {
  frames.clear();
  now = 0;
  mock.method(performance, "now", () => now);
  Object.assign(globalThis, {
    requestAnimationFrame: (/** @type {() => void} */ draw) => frames.set(++asked, draw) && asked,
    cancelAnimationFrame: (/** @type {number} */ which) => frames.delete(which),
  });
  const seen = { looks: /** @type {Look[]} */ ([]), landed: 0 };
  const flight = createFlight({ step: (look) => seen.looks.push(look), landed: () => seen.landed++ });
  return { seen, flight };
}

/** @param {number} milliseconds */
function pass(milliseconds) {
  for (const end = now + milliseconds; now < end; ) {
    now += 10;
    const due = [...frames.values()];
    frames.clear();
    for (const draw of due) draw();
  }
}

test("a flight goes ever on, and lands once, where it should", () => {
  const { seen, flight } = fly();
  flight.begin(HERE, THERE);
  pass(LONG);
  assert.deepEqual(seen.looks[seen.looks.length - 1], THERE);
  assert.equal(seen.landed, 1);
  for (const [at, { x, scale }] of seen.looks.slice(1).entries()) {
    assert.ok(x > seen.looks[at].x && scale > seen.looks[at].scale);
  }
});

test("another flight takes its place, even before it has left", () => {
  for (const later of [0, 100]) {
    const { seen, flight } = fly();
    flight.begin(HERE, THERE);
    pass(later);
    const before = seen.looks.length;
    flight.begin(HERE, ELSEWHERE);
    pass(LONG);
    assert.ok(seen.looks.slice(before).every(({ x }) => x <= 0));
    assert.deepEqual(seen.looks[seen.looks.length - 1], ELSEWHERE);
    assert.equal(seen.landed, 1);
  }
});

test("a flight that is stopped lands nowhere", () => {
  const { seen, flight } = fly();
  flight.begin(HERE, THERE);
  pass(100);
  flight.stop();
  const before = seen.looks.length;
  pass(LONG);
  assert.equal(seen.looks.length, before);
  assert.equal(seen.landed, 0);
});
