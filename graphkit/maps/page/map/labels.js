// Finding room for labels. Everything here is in pixels of the map; nothing here draws.

import { boxAround } from "./boxes.js";

const CELL = 64;
// Prices of a bad spot, for a square pixel or a ring.
const OVER_LABEL = 40;
const OUTSIDE = 10;
const RING_COST = 160;
/** @type {Point[]} */
const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [1, 1], [-1, -1], [-1, 1]];

// Boxes by the cells they touch: a label is compared with its surroundings only.
class Crowd {
  constructor() {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box */
  add(box) {
    for (let column = cellAt(box.left); column <= cellAt(box.right); column++) {
      for (let row = cellAt(box.top); row <= cellAt(box.bottom); row++) {
        const cell = this.cells.get(keyOf(column, row));
        if (cell) cell.push(box);
        else this.cells.set(keyOf(column, row), [box]);
      }
    }
  }

  // Where two boxes meet in several cells, the cell counts that holds the upper left corner of what they share.
  /** @param {Box} box */
  covered({ left, right, top, bottom }) {
    let area = 0;
    for (let column = cellAt(left); column <= cellAt(right); column++) {
      for (let row = cellAt(top); row <= cellAt(bottom); row++) {
        for (const other of this.cells.get(keyOf(column, row)) ?? []) {
          const x = Math.max(left, other.left);
          const y = Math.max(top, other.top);
          if (cellAt(x) !== column || cellAt(y) !== row) continue;
          area += Math.max(0, Math.min(right, other.right) - x) * Math.max(0, Math.min(bottom, other.bottom) - y);
        }
      }
    }
    return area;
  }
}

/** @param {number} coordinate */
function cellAt(coordinate) {
  return Math.floor(coordinate / CELL);
}

/** @param {number} column @param {number} row */
function keyOf(column, row) {
  return column * 100003 + row;
}

/** @param {LabelRequest} request @param {Point} side @param {number} further */
function boxBeside(request, [across, down], further) {
  const slant = across !== 0 && down !== 0 ? 0.7 : 1;
  const x = request.x + across * ((request.gap + further) * slant + request.width / 2);
  const y = request.y + down * (request.gap + further + request.height / 2);
  return boxAround(x, y, request.width, request.height);
}

/** @param {Box} box @param {Size} size */
function outside(box, size) {
  const width = Math.min(box.right, size.width) - Math.max(box.left, 0);
  const height = Math.min(box.bottom, size.height) - Math.max(box.top, 0);
  const inside = Math.max(0, width) * Math.max(0, height);
  return (box.right - box.left) * (box.bottom - box.top) - inside;
}

// A label with `rings` is always shown: it may move away from its place, ring by ring, and takes the least
// bad spot. Covering another label is worst, covering a mark is worse than moving a little. Any other label
// is left out unless it has a spot to itself.
/** @param {LabelRequest} request @param {Crowd} taken @param {Crowd} marks @param {Size} size @returns {PlacedLabel | null} */
function placeOne(request, taken, marks, size) {
  let best = null;
  let least = Infinity;
  for (let ring = 0; ring < (request.rings ?? 1); ring++) {
    for (const side of request.sides ?? SIDES) {
      const box = boxBeside(request, side, ring * request.height);
      const cost =
        OVER_LABEL * taken.covered(box) + marks.covered(box) + OUTSIDE * outside(box, size) + ring * RING_COST;
      if (cost === 0) return { ...request, box, away: ring > 0 };
      if (cost < least) {
        least = cost;
        best = { ...request, box, away: ring > 0 };
      }
    }
  }
  return request.rings ? best : null;
}

// `requests` come most important first.
/** @param {LabelRequest[]} requests @param {Box[]} marks @param {Box} controls @param {Size} size */
export function placeLabels(requests, marks, controls, size) {
  const taken = new Crowd();
  const covered = new Crowd();
  taken.add(controls);
  for (const box of marks) covered.add(box);
  const placed = [];
  for (const request of requests) {
    const label = placeOne(request, taken, covered, size);
    if (!label) continue;
    taken.add(label.box);
    placed.push(label);
  }
  return placed;
}
