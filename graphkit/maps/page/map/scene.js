// What is on the map now: what the filters leave, what is lit, what the pointer is on.

import { boundsOf, hullsOf } from "./hulls.js";
import { focusOf } from "./paths.js";
import { tiesByColour } from "./ties.js";

export const DRAW_ORDER = { fan: 0, author: 1, candidate: 2, seed: 3 };

export function createScene(model) {
  const { accounts, communities, communityOf } = model;
  const ordered = drawOrder(accounts);
  const span = longestSide(boundsOf(accounts.map(({ x, y }) => [x, y])));
  const filter = { hideFans: false, isolated: null };

  function isShown(account) {
    if (account.role === "seed") return true;
    if (filter.hideFans && account.role === "fan") return false;
    return filter.isolated === null || account.community === filter.isolated;
  }

  const scene = {
    ordered,
    shown: [],
    hulls: [],
    tiePaths: [],
    focus: null,
    hovered: null,
    labels: [],
    moving: false,
    isShown,
    isolated: () => filter.isolated,
    isLit: (account) => scene.focus === null || scene.focus.lit.has(account.index),
    isFaded: (community) => scene.focus !== null || (filter.isolated !== null && filter.isolated !== community.id),
    filter(change) {
      Object.assign(filter, change);
      scene.shown = ordered.filter(isShown);
      scene.hulls = hullsOf(communities, accounts.filter((account) => !filter.hideFans || account.role !== "fan"), span);
      scene.tiePaths = tiesByColour(accounts, isShown, communityOf);
      scene.focusOn(scene.focus && isShown(scene.focus.account) ? scene.focus.account : null);
    },
    focusOn(account) {
      scene.focus = account && focusOf(accounts, account, isShown);
    },
    bounds() {
      const wanted = scene.hulls.filter(({ community }) => filter.isolated === null || community.id === filter.isolated);
      const corners = wanted.flatMap(({ bounds }) => [[bounds.left, bounds.top], [bounds.right, bounds.bottom]]);
      const loose = accounts.filter((account) => filter.isolated === null && !communityOf.has(account.community));
      const bounds = boundsOf([...corners, ...loose.map(({ x, y }) => [x, y])]);
      return Number.isFinite(bounds.left) ? bounds : { left: -1, right: 1, top: -1, bottom: 1 };
    },
  };
  return scene;
}

function longestSide(bounds) {
  return Math.max(1, bounds.right - bounds.left, bounds.bottom - bounds.top);
}

function drawOrder(accounts) {
  const worstRankFirst = (a, b) => (b.rank ?? Infinity) - (a.rank ?? Infinity) || a.index - b.index;
  return accounts.slice().sort((a, b) => DRAW_ORDER[a.role] - DRAW_ORDER[b.role] || worstRankFirst(a, b));
}
