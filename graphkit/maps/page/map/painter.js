// The drawing itself, from the ground up: outlines, ties, marks, and over them the words.

import { drawHulls } from "./hulls.js";
import { drawCandidate, drawDot, drawHaloed, drawRing, drawSeed } from "./shapes.js";
import { FONT, colourOf, theme } from "./theme.js";
import { drawLitTies, drawTies } from "./ties.js";
import { roleOf } from "../model/data.js";

export function createPainter({ model, scene, renderer, marks }) {
  function below(ctx) {
    const pixel = 1 / renderer.scale();
    drawHulls(ctx, pixel, scene.hulls, scene.isFaded);
    if (!scene.moving) drawTies(ctx, pixel, scene.tiePaths, model.ties.length, scene.focus !== null);
    if (scene.focus) drawLitTies(ctx, pixel, model.accounts, scene.focus);
  }

  function account(ctx, one) {
    if (!scene.isShown(one)) return;
    const pixel = 1 / renderer.scale();
    const radius = marks.radiusOf(one) * pixel;
    const colour = colourOf(model.communityOf.get(one.community));
    ctx.globalAlpha = opacityOf(one);
    if (one.role === "seed") drawSeed(ctx, one.x, one.y, radius, pixel);
    else if (one.role === "candidate") drawCandidate(ctx, one.x, one.y, radius, pixel, colour, one.rank);
    else drawDot(ctx, one.x, one.y, radius, pixel, colour);
  }

  function opacityOf(one) {
    if (!scene.isLit(one)) return one.role === "seed" ? 0.45 : 0.14;
    return one.role === "fan" && scene.focus === null ? 0.55 : 1;
  }

  function above(ctx, pixelRatio) {
    const { focus, hovered } = scene;
    ctx.save();
    ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    if (focus) drawRing(ctx, marks.at(focus.account), marks.radiusOf(focus.account));
    for (const label of scene.labels.slice().reverse()) drawLabel(ctx, label, marks.at(label.at));
    if (hovered !== null && !scene.moving) {
      drawHover(ctx, hovered, marks.at(hovered), marks.radiusOf(hovered), renderer.size().width);
    }
    ctx.restore();
  }

  return { below, account, above };
}

function drawLabel(ctx, label, anchor) {
  const x = anchor.x + label.dx;
  const y = anchor.y + label.dy;
  ctx.globalAlpha = label.alpha;
  if (label.away && !label.loose) {
    ctx.beginPath();
    ctx.moveTo(anchor.x, anchor.y);
    ctx.lineTo(x, y);
    ctx.lineWidth = 1;
    ctx.strokeStyle = theme().muted;
    ctx.stroke();
  }
  ctx.font = label.font;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  drawHaloed(ctx, label.text, x, y, label.quiet ? theme().muted : theme().ink);
  ctx.globalAlpha = 1;
}

function drawHover(ctx, account, { x, y }, radius, room) {
  const text = `${account.name} · ${roleOf(account)}`;
  ctx.font = `600 12.5px ${FONT}`;
  const width = ctx.measureText(text).width + 18;
  const left = Math.min(Math.max(6, x - width / 2), room - width - 6);
  const top = y - radius - 34 < 4 ? y + radius + 8 : y - radius - 34;
  ctx.beginPath();
  ctx.roundRect(left, top, width, 26, 7);
  ctx.fillStyle = theme().card;
  ctx.shadowColor = "rgb(0 0 0 / 30%)";
  ctx.shadowBlur = 10;
  ctx.fill();
  ctx.shadowColor = "transparent";
  ctx.fillStyle = theme().ink;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillText(text, left + 9, top + 13.5);
}
