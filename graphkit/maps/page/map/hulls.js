// The soft outline around a community: the convex hull of discs around its members.

import { boundsOf } from "./boxes.js";
import { colourOf, edgeOf, theme } from "./theme.js";

const HULL_PADDING = 0.02;
const DISC_STEPS = 16;

/** @param {Point} o @param {Point} a @param {Point} b */
function cross(o, a, b) {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

/** @param {Point[]} points */
function halfHull(points) {
  /** @type {Point[]} */
  const chain = [];
  for (const point of points) {
    while (chain.length > 1 && cross(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
    chain.push(point);
  }
  return chain.slice(0, -1);
}

/** @param {Point[]} points */
function convexHull(points) {
  const sorted = points.slice().sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  return [...halfHull(sorted), ...halfHull(sorted.reverse())];
}

/** @param {Point[]} points @param {number} padding @returns {Point[]} */
function padded(points, padding) {
  return points.flatMap(([x, y]) =>
    Array.from({ length: DISC_STEPS }, (_, step) => {
      const angle = (2 * Math.PI * step) / DISC_STEPS;
      return [x + padding * Math.cos(angle), y + padding * Math.sin(angle)];
    }),
  );
}

// Curves through the middles of the sides: the corners turn soft and the outline stays inside the hull.
/** @param {Point[]} points */
function softPath(points) {
  const path = new Path2D();
  /** @type {(a: Point, b: Point) => Point} */
  const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  path.moveTo(...middle(points[points.length - 1], points[0]));
  points.forEach((point, index) => {
    path.quadraticCurveTo(...point, ...middle(point, points[(index + 1) % points.length]));
  });
  path.closePath();
  return path;
}

/** @param {Community[]} communities @param {Account[]} accounts @param {number} span @returns {Hull[]} */
export function hullsOf(communities, accounts, span) {
  /** @type {Map<number | null, Point[]>} */
  const members = new Map(communities.map((community) => [community.id, []]));
  /** @param {Community} community */
  const membersOf = ({ id }) => members.get(id) ?? [];
  for (const account of accounts) members.get(account.community)?.push([account.x, account.y]);
  return communities
    .filter((community) => membersOf(community).length > 0)
    .map((community) => {
      const outer = convexHull(padded(convexHull(membersOf(community)), span * HULL_PADDING));
      return { community, path: softPath(outer), bounds: boundsOf(outer.map(([x, y]) => ({ x, y }))) };
    });
}

/** @param {Context} ctx @param {number} pixel @param {Hull[]} hulls @param {(community: Community) => boolean} isFaded */
export function drawHulls(ctx, pixel, hulls, isFaded) {
  for (const { community, path } of hulls) {
    const faded = isFaded(community);
    const colour = colourOf(community);
    ctx.fillStyle = colour;
    ctx.globalAlpha = theme().hull * (faded ? 0.45 : 1);
    ctx.fill(path);
    ctx.strokeStyle = edgeOf(colour);
    ctx.lineWidth = 1.2 * pixel;
    ctx.globalAlpha = theme().hullEdge * (faded ? 0.4 : 1);
    ctx.stroke(path);
  }
  ctx.globalAlpha = 1;
}
