// The marks on the map. Sizes are in whatever unit the context is in; `pixel` is one screen pixel of it.

import { FONT, edgeOf, inkOn, theme } from "./theme.js";

function traceDisc(ctx, x, y, radius) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
}

function traceStar(ctx, x, y, radius) {
  ctx.beginPath();
  for (let corner = 0; corner < 10; corner++) {
    const reach = corner % 2 === 0 ? radius : radius * 0.45;
    const angle = (corner * Math.PI) / 5 - Math.PI / 2;
    ctx.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
  }
  ctx.closePath();
}

export function drawSeed(ctx, x, y, radius, pixel) {
  traceStar(ctx, x, y, radius);
  ctx.lineJoin = "round";
  ctx.lineWidth = 4 * pixel;
  ctx.strokeStyle = theme().ground;
  ctx.stroke();
  ctx.fillStyle = theme().ink;
  ctx.fill();
}

export function drawCandidate(ctx, x, y, radius, pixel, colour, rank) {
  traceDisc(ctx, x, y, radius);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.lineWidth = 2 * pixel;
  ctx.strokeStyle = theme().ink;
  ctx.stroke();
  if (rank === null) return;
  ctx.font = `700 ${radius * (rank > 99 ? 0.82 : 1.08)}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = inkOn(colour);
  ctx.fillText(String(rank), x, y + radius * 0.06);
}

export function drawDot(ctx, x, y, radius, pixel, colour) {
  traceDisc(ctx, x, y, radius);
  ctx.fillStyle = colour;
  ctx.fill();
  if (edgeOf(colour) === colour) return;
  ctx.lineWidth = 0.75 * pixel;
  ctx.strokeStyle = edgeOf(colour);
  ctx.stroke();
}

export function drawRing(ctx, { x, y }, radius) {
  traceDisc(ctx, x, y, radius + 5);
  ctx.lineWidth = 3;
  ctx.strokeStyle = theme().accent;
  ctx.stroke();
}

export function drawHaloed(ctx, text, x, y, colour) {
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = theme().ground;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}
