// What is on the map now: what the filters leave, what of it is drawn, what is lit, what the pointer is on.

import { boundsOf } from "./boxes.js";
import { createGrid } from "./grid.js";
import { hullsOf } from "./hulls.js";
import { createLevel } from "./level.js";
import { focusOf } from "./paths.js";
import { tiesAmong } from "./ties.js";

/** @type {Record<Role, number>} */
export const DRAW_ORDER = { fan: 0, author: 1, candidate: 2, seed: 3 };
// Cells of the grid that a map is wide: a finger covers few of them.
const CELLS = 120;

/** @param {Model} model @returns {Scene} */
export function createScene(model) {
  const { accounts, communities, communityOf } = model;
  const span = longestSide(boundsOf(accounts));
  const level = createLevel(accounts);
  /** @type {MapFilter} */
  const filter = { hideFans: false, isolated: null, passes: () => true };
  const outlines = remembered((/** @type {boolean} */ hideFans) => {
    const members = hideFans ? accounts.filter(({ role }) => role !== "fan") : accounts;
    return hullsOf(communities, members, span);
  });

  const loose = accounts.filter(({ community }) => !communityOf.has(community));

  /** @param {Account} account */
  function isShown(account) {
    if (account.role === "seed") return true;
    if (filter.hideFans && account.role === "fan") return false;
    return (filter.isolated === null || account.community === filter.isolated) && filter.passes(account);
  }

  /** @type {Scene} */
  const scene = {
    ordered: drawOrder(accounts),
    drawn: [],
    ties: [],
    grid: createGrid([], 1),
    hulls: [],
    focus: null,
    hovered: null,
    labels: [],
    moving: false,
    isShown,
    isComplete: level.isComplete,
    isolated: () => filter.isolated,
    isLit: (account) => scene.focus === null || scene.focus.lit.has(account.index),
    isFaded: (community) => scene.focus !== null || (filter.isolated !== null && filter.isolated !== community.id),
    filter(change) {
      Object.assign(filter, change);
      level.forget();
      scene.hulls = outlines(filter.hideFans);
      scene.focusOn(scene.focus && isShown(scene.focus.account) ? scene.focus.account : null);
    },
    focusOn(account) {
      scene.focus = account && focusOf(accounts, account, isShown);
    },
    // Whether what is drawn had to change for this view; while the map moves, only where nothing would be drawn.
    look(view, scale) {
      if (level.covers(view) && (scene.moving || level.suits(scale))) return false;
      scene.drawn = level.choose(view, scale, isShown);
      scene.ties = tiesAmong(accounts, scene.drawn);
      scene.grid = createGrid(scene.drawn, span / CELLS);
      return true;
    },
    bounds() {
      const wanted = scene.hulls.filter(({ community }) => filter.isolated === null || community.id === filter.isolated);
      return boundsAround(wanted, filter.isolated === null ? loose : []);
    },
    whole: boundsAround(outlines(false), loose),
  };
  return scene;
}

/** @template Key, Value @param {(key: Key) => Value} make @returns {(key: Key) => Value} */
function remembered(make) {
  /** @type {Map<Key, Value>} */
  const known = new Map();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** @param {Hull[]} hulls @param {Place[]} loose @returns {Box} */
function boundsAround(hulls, loose) {
  const bounds = boundsOf([...hulls.flatMap(cornersOf), ...loose]);
  return Number.isFinite(bounds.left) ? bounds : { left: -1, right: 1, top: -1, bottom: 1 };
}

/** @param {Hull} hull @returns {Place[]} */
function cornersOf({ bounds }) {
  return [
    { x: bounds.left, y: bounds.top },
    { x: bounds.right, y: bounds.bottom },
  ];
}

/** @param {Box} bounds */
function longestSide(bounds) {
  return Math.max(1, bounds.right - bounds.left, bounds.bottom - bounds.top);
}

/** @param {Account[]} accounts */
function drawOrder(accounts) {
  /** @type {(a: Account, b: Account) => number} */
  const worstRankFirst = (a, b) => (b.rank ?? Infinity) - (a.rank ?? Infinity) || a.index - b.index;
  return accounts.slice().sort((a, b) => DRAW_ORDER[a.role] - DRAW_ORDER[b.role] || worstRankFirst(a, b));
}
