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
    this.cells = new Map();
  }

  /** @param {Box} box */
  cellsOf(box) {
    const keys = [];
    for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column++) {
      for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row++) {
        keys.push(column * 100003 + row);
      }
    }
    return keys;
  }

  /** @param {Box} box */
  add(box) {
    for (const key of this.cellsOf(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  /** @param {Box} box */
  covered(box) {
    const near = new Set(this.cellsOf(box).flatMap((key) => this.cells.get(key) ?? []));
    let area = 0;
    for (const other of near) {
      const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (width > 0 && height > 0) area += width * height;
    }
    return area;
  }
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
