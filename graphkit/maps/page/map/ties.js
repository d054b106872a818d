// Drawing ties: all of them as one soft web, those of the chosen account over it.

import { GREY, colourOf, edgeOf, hexadecimal, theme } from "./theme.js";

const TIES_AT_ONCE = 20_000;
const BASE_TIES = 4000;
// Ties between communities cross the whole map and would bury it.
const BETWEEN = 0.6;

/**
 * The ties between the accounts that are drawn, each once; the heaviest, where there are too many.
 * @param {Account[]} accounts
 * @param {Account[]} drawn
 * @returns {DrawnTie[]}
 */
export function tiesAmong(accounts, drawn) {
  const isDrawn = new Uint8Array(accounts.length);
  for (const { index } of drawn) isDrawn[index] = 1;
  const among = drawn.flatMap((source) =>
    source.ties
      .filter(({ to }) => to > source.index && isDrawn[to] === 1)
      .map(({ to, weight }) => ({ source, target: accounts[to], weight })),
  );
  if (among.length <= TIES_AT_ONCE) return among;
  return among.sort((a, b) => b.weight - a.weight).slice(0, TIES_AT_ONCE);
}

/** @param {DrawnTie} tie @param {Model["communityOf"]} communityOf */
function colourOfTie({ source, target }, communityOf) {
  return source.community === target.community ? colourOf(communityOf.get(source.community)) : GREY;
}

/** @param {string} colour @param {number} count */
function strength(colour, count) {
  const crowding = Math.min(2.2, Math.max(0.8, Math.sqrt(BASE_TIES / Math.max(1, count))));
  return theme().tie * crowding * (colour === GREY ? BETWEEN : 1);
}

// One path a colour: drawing four thousand ties one by one would take most of a frame's time.
/** @param {DrawnTie[]} ties @param {Model["communityOf"]} communityOf @returns {TiePath[]} */
export function tiesByColour(ties, communityOf) {
  /** @type {Map<string, Path2D>} */
  const paths = new Map();
  for (const tie of ties) {
    const colour = colourOfTie(tie, communityOf);
    const path = paths.get(colour) ?? new Path2D();
    paths.set(colour, path);
    path.moveTo(tie.source.x, tie.source.y);
    path.lineTo(tie.target.x, tie.target.y);
  }
  return [...paths].map(([colour, path]) => ({ colour, path }));
}

/** @param {Context} ctx @param {number} pixel @param {TiePath[]} tiePaths @param {number} count @param {boolean} dimmed */
export function drawTies(ctx, pixel, tiePaths, count, dimmed) {
  ctx.lineWidth = 0.9 * pixel;
  for (const { colour, path } of tiePaths) {
    ctx.globalAlpha = strength(colour, count) * (dimmed ? 0.3 : 1);
    ctx.strokeStyle = edgeOf(colour);
    ctx.stroke(path);
  }
  ctx.globalAlpha = 1;
}

/** One tie of the web, with its opacity. @param {DrawnTie} tie @param {Model["communityOf"]} communityOf @param {number} count */
export function colourOfWeb(tie, communityOf, count) {
  const colour = colourOfTie(tie, communityOf);
  return edgeOf(colour) + hexadecimal(255 * strength(colour, count));
}

/** @param {Context} ctx @param {number} pixel @param {Account[]} accounts @param {Focus} focus */
export function drawLitTies(ctx, pixel, accounts, { account, ties, ways }) {
  ctx.lineCap = "round";
  ctx.strokeStyle = theme().ink;
  for (const { to, weight } of ties) {
    ctx.globalAlpha = 0.32;
    ctx.lineWidth = (0.8 + Math.min(2.2, Math.log1p(weight) * 0.45)) * pixel;
    strokeWay(ctx, accounts, [account.index, to]);
  }
  ctx.globalAlpha = 1;
  const nearest = ways.filter((way) => way.length === ways[0].length);
  strokeWays(ctx, accounts, ways.slice(nearest.length), theme().accent, 1.2 * pixel);
  strokeWays(ctx, accounts, nearest, theme().ground, 6.5 * pixel);
  strokeWays(ctx, accounts, nearest, theme().accent, 3 * pixel);
}

/** @param {Context} ctx @param {Account[]} accounts @param {number[][]} ways @param {string} colour @param {number} width */
function strokeWays(ctx, accounts, ways, colour, width) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  for (const way of ways) strokeWay(ctx, accounts, way);
}

/** @param {Context} ctx @param {Account[]} accounts @param {number[]} way */
function strokeWay(ctx, accounts, way) {
  ctx.beginPath();
  for (const index of way) ctx.lineTo(accounts[index].x, accounts[index].y);
  ctx.stroke();
}
