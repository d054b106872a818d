// The view as a picture of its own, painted by hand: a WebGL canvas cannot be read back.

import { theme } from "./theme.js";

// Sharp on a slide, and on the screens of phones.
const PIXELS = 2;

/** @param {Renderer} renderer @param {Scene} scene @param {Painting} painter @returns {Promise<Blob>} as PNG */
export async function paintPicture(renderer, scene, painter) {
  const { width, height } = renderer.size();
  const canvas = new OffscreenCanvas(width * PIXELS, height * PIXELS);
  const ctx = /** @type {any} */ (canvas.getContext("2d"));
  const scale = renderer.scale() * PIXELS;
  const origin = renderer.toScreen(0, 0);
  ctx.fillStyle = theme().ground;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.setTransform(scale, 0, 0, scale, origin.x * PIXELS, origin.y * PIXELS);
  painter.below(ctx);
  const drawn = new Set(scene.drawn);
  for (const account of scene.ordered) if (drawn.has(account)) painter.account(ctx, account);
  painter.above(ctx, PIXELS);
  return canvas.convertToBlob({ type: "image/png" });
}
