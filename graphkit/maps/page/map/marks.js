// The accounts as marks: how large each one is, where it is on the screen, which one lies under a point.

import { boxAround } from "./boxes.js";
import { DRAW_ORDER } from "./scene.js";

/** @type {Record<Role, [least: number, extra: number]>} */
const SIZE = { fan: [1.7, 2], author: [2.8, 5], candidate: [8.5, 4.5], seed: [12, 3] };
const LARGEST = 15;
const TOUCH = 9;

// Everything here is in pixels of the map.
/** @param {Account[]} accounts @param {Renderer} renderer @param {Camera} camera @returns {Marks} */
export function createMarks(accounts, renderer, camera) {
  const audience = accounts.reduce((most, account) => Math.max(most, account.commenters), 1);
  /** @type {(place: Place) => Place} */
  const at = ({ x, y }) => renderer.toScreen(x, y);

  /** @param {Account} account */
  function sizeOf({ role, commenters }) {
    const [least, extra] = SIZE[role];
    return least + extra * Math.sqrt(commenters / audience);
  }

  // Marks grow more slowly than the map, so that zooming in pulls crowded accounts apart.
  function growth() {
    const { width, height } = renderer.size();
    const room = Math.min(1, Math.max(0.74, Math.min(width, height) / 640));
    return room * Math.min(2.2, Math.max(0.7, camera.zoom() ** 0.42));
  }

  /** @type {(account: Account) => number} */
  const radiusOf = (account) => sizeOf(account) * growth();

  return {
    at,
    sizeOf,
    growth,
    radiusOf,
    isOnScreen(account) {
      const { width, height } = renderer.size();
      const { x, y } = at(account);
      return x > -10 && y > -10 && x < width + 10 && y < height + 10;
    },
    boxOf(account) {
      const { x, y } = at(account);
      return boxAround(x, y, 2 * radiusOf(account), 2 * radiusOf(account));
    },
    pick(point, { grid, isLit }) {
      const reach = (LARGEST * growth() + TOUCH) / renderer.scale();
      /** @type {(account: Account) => Touched} */
      const touched = (account) => {
        const { x, y } = at(account);
        return { account, lit: isLit(account), gap: Math.hypot(x - point.x, y - point.y) - radiusOf(account) };
      };
      const near = grid.around(renderer.toMap(point.x, point.y), reach).map(touched).filter(({ gap }) => gap < TOUCH);
      return near.length === 0 ? null : near.reduce((best, other) => (wins(other, best) ? other : best)).account;
    },
  };
}

// What is lit wins, then what is under the point, then what lies on top; beside every mark, the nearest.
/** @param {Touched} one @param {Touched} other */
function wins(one, other) {
  if (one.lit !== other.lit) return one.lit;
  const [on, otherOn] = [one.gap <= 0, other.gap <= 0];
  if (on !== otherOn) return on;
  return on ? liesOver(one.account, other.account) : one.gap < other.gap;
}

/** @param {Account} one @param {Account} other */
function liesOver(one, other) {
  const [order, otherOrder] = [DRAW_ORDER[one.role], DRAW_ORDER[other.role]];
  if (order !== otherOrder) return order > otherOrder;
  return (one.rank ?? Infinity) < (other.rank ?? Infinity) || (one.rank === other.rank && one.index > other.index);
}
