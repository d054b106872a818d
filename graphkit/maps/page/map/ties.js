// Drawing ties: all of them as one soft web, those of the chosen account over it.

import { GREY, colourOf, edgeOf, theme } from "./theme.js";

const BASE_TIES = 4000;
// Ties between communities cross the whole map and would bury it.
const BETWEEN = 0.6;

// One path a colour: drawing four thousand ties one by one would take most of a frame's time.
export function tiesByColour(accounts, isShown, communityOf) {
  const paths = new Map();
  for (const account of accounts.filter(isShown)) {
    for (const { to } of account.ties) {
      const other = accounts[to];
      if (to < account.index || !isShown(other)) continue;
      const within = account.community === other.community;
      const colour = within ? colourOf(communityOf.get(account.community)) : GREY;
      if (!paths.has(colour)) paths.set(colour, new Path2D());
      paths.get(colour).moveTo(account.x, account.y);
      paths.get(colour).lineTo(other.x, other.y);
    }
  }
  return [...paths].map(([colour, path]) => ({ colour, path }));
}

export function drawTies(ctx, pixel, tiePaths, count, dimmed) {
  const crowding = Math.min(2.2, Math.max(0.8, Math.sqrt(BASE_TIES / Math.max(1, count))));
  ctx.lineWidth = 0.9 * pixel;
  for (const { colour, path } of tiePaths) {
    const strength = (dimmed ? 0.3 : 1) * (colour === GREY ? BETWEEN : 1);
    ctx.globalAlpha = theme().tie * crowding * strength;
    ctx.strokeStyle = edgeOf(colour);
    ctx.stroke(path);
  }
  ctx.globalAlpha = 1;
}

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

function strokeWays(ctx, accounts, ways, colour, width) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  for (const way of ways) strokeWay(ctx, accounts, way);
}

function strokeWay(ctx, accounts, way) {
  ctx.beginPath();
  for (const index of way) ctx.lineTo(accounts[index].x, accounts[index].y);
  ctx.stroke();
}
