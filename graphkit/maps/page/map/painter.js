// The drawing itself, from the ground up: outlines, ties, marks, and over them the words.

import { drawHulls } from "./hulls.js";
import { isMarked } from "./level.js";
import { drawCandidate, drawDot, drawHaloed, drawRing, drawSeed } from "./shapes.js";
import { FONT, colourOf, edgeOf, mixed, theme, tinted } from "./theme.js";
import { drawLitTies, drawTies, colourOfWeb, tiesByColour } from "./ties.js";
import { roleOf } from "../model/data.js";

const UNLIT = 0.14;
const FAINT = 0.55;
const END = 1;

/** @param {{ model: Model, scene: Scene, renderer: Renderer, marks: Marks }} map @returns {Painting} */
export function createPainter({ model, scene, renderer, marks }) {
  /** @type {{ of: DrawnTie[], paths: TiePath[] }} */
  let web = { of: [], paths: [] };

  function tiePaths() {
    if (web.of !== scene.ties) web = { of: scene.ties, paths: tiesByColour(scene.ties, model.communityOf) };
    return web.paths;
  }

  /** @type {(account: Account) => string} */
  const colour = ({ community }) => colourOf(model.communityOf.get(community));

  /** @param {Context} ctx */
  function outlines(ctx) {
    drawHulls(ctx, 1 / renderer.scale(), scene.hulls, scene.isFaded);
  }

  /** @param {Context} ctx */
  function below(ctx) {
    const pixel = 1 / renderer.scale();
    outlines(ctx);
    if (!scene.moving) drawTies(ctx, pixel, tiePaths(), scene.ties.length, scene.focus !== null);
    if (scene.focus) drawLitTies(ctx, pixel, model.accounts, scene.focus);
  }

  /** @param {Context} ctx @param {Account} one */
  function account(ctx, one) {
    if (!scene.isShown(one)) return;
    const pixel = 1 / renderer.scale();
    const radius = marks.radiusOf(one) * pixel;
    ctx.globalAlpha = opacityOf(one);
    if (one.role === "seed") drawSeed(ctx, one.x, one.y, radius, pixel);
    else if (one.role === "candidate") drawCandidate(ctx, one.x, one.y, radius, pixel, colour(one), one.rank);
    else drawDot(ctx, one.x, one.y, radius, pixel, colour(one));
    ctx.globalAlpha = 1;
  }

  /** @param {Account} one */
  function opacityOf(one) {
    if (!scene.isLit(one)) return one.role === "seed" ? 0.45 : UNLIT;
    return one.role === "fan" && scene.focus === null ? FAINT : 1;
  }

  // What is lit lies over everything else, which is veiled.
  /** @param {Context} ctx */
  function lit(ctx) {
    if (scene.focus) {
      drawVeil(ctx);
      drawLitTies(ctx, 1 / renderer.scale(), model.accounts, scene.focus);
      for (const index of scene.focus.lit) if (!isMarked(model.accounts[index])) account(ctx, model.accounts[index]);
    }
    for (const one of [...model.candidates].reverse()) if (marks.isOnScreen(one)) account(ctx, one);
    for (const seed of model.seeds) account(ctx, seed);
  }

  /** @param {Context} ctx */
  function drawVeil(ctx) {
    const { width, height } = renderer.size();
    const corner = renderer.toMap(0, 0);
    ctx.globalAlpha = 1 - UNLIT;
    ctx.fillStyle = theme().ground;
    ctx.fillRect(corner.x, corner.y, width / renderer.scale(), height / renderer.scale());
    ctx.globalAlpha = 1;
  }

  /** @param {Context} ctx @param {number} pixelRatio */
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

  return {
    below,
    account,
    above,
    outlines,
    lit,
    growth: marks.growth,
    // The strongest on top; those that `lit` marks are dots as well, as ends for their ties.
    dots: () =>
      [...scene.drawn].reverse().map((one) => ({
        account: one,
        size: isMarked(one) ? END : marks.sizeOf(one),
        colour: opaqueColourOfDot(colour(one), one.role),
      })),
    web: () =>
      scene.ties.map((tie) => ({
        source: tie.source,
        target: tie.target,
        colour: colourOfWeb(tie, model.communityOf, scene.ties.length),
      })),
  };
}

/** @param {string} colour @param {Role} role */
function opaqueColourOfDot(colour, role) {
  return role === "fan" ? mixed(tinted(colour), edgeOf(colour), FAINT) : colour;
}

/** @param {Context} ctx @param {Label} label @param {Place} anchor */
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

/** @param {Context} ctx @param {Account} account @param {Place} place @param {number} radius @param {number} room */
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
