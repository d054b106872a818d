// The marks on the map. Sizes are in whatever unit the context is in; `pixel` is one screen pixel of it.

import { FONT, edgeOf, inkOn, theme } from "./theme.js";

const RANK_SIZE = 16;
const RANK_FONT = `700 ${RANK_SIZE}px ${FONT}`;

/** @param {Context} ctx @param {number} x @param {number} y @param {number} radius */
function traceDisc(ctx, x, y, radius) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
}

/** @param {Context} ctx @param {number} x @param {number} y @param {number} radius */
function traceStar(ctx, x, y, radius) {
  ctx.beginPath();
  for (let corner = 0; corner < 10; corner++) {
    const reach = corner % 2 === 0 ? radius : radius * 0.45;
    const angle = (corner * Math.PI) / 5 - Math.PI / 2;
    ctx.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
  }
  ctx.closePath();
}

/** @param {Context} ctx @param {number} x @param {number} y @param {number} radius @param {number} pixel */
export function drawSeed(ctx, x, y, radius, pixel) {
  traceStar(ctx, x, y, radius);
  ctx.lineJoin = "round";
  ctx.lineWidth = 4 * pixel;
  ctx.strokeStyle = theme().ground;
  ctx.stroke();
  ctx.fillStyle = theme().ink;
  ctx.fill();
}

/** @param {Context} ctx @param {number} x @param {number} y @param {number} radius @param {number} pixel @param {string} colour @param {number | null} rank */
export function drawCandidate(ctx, x, y, radius, pixel, colour, rank) {
  traceDisc(ctx, x, y, radius);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.lineWidth = 2 * pixel;
  ctx.strokeStyle = theme().ink;
  ctx.stroke();
  if (rank === null) return;
  drawRank(ctx, x, y, radius * (rank > 99 ? 0.82 : 1.08), rank, inkOn(colour));
}

// One font for all sizes: a canvas takes long over each font it has not met before.
/** @param {Context} ctx @param {number} x @param {number} y @param {number} height @param {number} rank @param {string} colour */
function drawRank(ctx, x, y, height, rank, colour) {
  const scale = height / RANK_SIZE;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(scale, scale);
  ctx.font = RANK_FONT;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colour;
  ctx.fillText(String(rank), 0, RANK_SIZE * 0.055);
  ctx.restore();
}

/** @param {Context} ctx @param {number} x @param {number} y @param {number} radius @param {number} pixel @param {string} colour */
export function drawDot(ctx, x, y, radius, pixel, colour) {
  traceDisc(ctx, x, y, radius);
  ctx.fillStyle = colour;
  ctx.fill();
  if (edgeOf(colour) === colour) return;
  ctx.lineWidth = 0.75 * pixel;
  ctx.strokeStyle = edgeOf(colour);
  ctx.stroke();
}

/** @param {Context} ctx @param {Place} place @param {number} radius */
export function drawRing(ctx, { x, y }, radius) {
  traceDisc(ctx, x, y, radius + 5);
  ctx.lineWidth = 3;
  ctx.strokeStyle = theme().accent;
  ctx.stroke();
}

/** @param {Context} ctx @param {string} text @param {number} x @param {number} y @param {string} colour */
export function drawHaloed(ctx, text, x, y, colour) {
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = theme().ground;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}
