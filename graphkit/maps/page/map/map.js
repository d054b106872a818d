// The map: a scene, a camera and marks on a renderer's canvas, and what follows when one of them changes.

import { createCamera } from "./camera.js";
import { boxBehind, prepareFrame } from "./frame.js";
import { createLabelRequests } from "./label_requests.js";
import { placeLabels } from "./labels.js";
import { createMarks } from "./marks.js";
import { createPainter } from "./painter.js";
import { paintPicture } from "./picture.js";
import { createScene } from "./scene.js";
import { byId } from "../model/data.js";
import { createVisRenderer } from "../renderers/vis.js";
import { createWebglRenderer } from "../renderers/webgl.js";

/** @param {Model} model @param {{ picked(account: Account | null): void, rested(): void }} told @returns {CommunityMap} */
export function createMap(model, told) {
  const scene = createScene(model);
  /** @type {() => void} */
  let firstDrawing;
  /** @type {Promise<void>} */
  const ready = new Promise((resolve) => {
    firstDrawing = resolve;
  });
  // Whoever waits for the map to come to rest.
  /** @type {(() => void)[]} */
  let waiting = [];
  // The renderer draws and reports in later frames only, when all that is named below is there.
  /** @type {Painting} */
  const painting = {
    below: (ctx) => painter.below(ctx),
    account: (ctx, account) => painter.account(ctx, account),
    above: (ctx, pixelRatio) => painter.above(ctx, pixelRatio),
    outlines: (ctx) => painter.outlines(ctx),
    lit: (ctx) => painter.lit(ctx),
    dots: () => painter.dots(),
    web: () => painter.web(),
    growth: () => painter.growth(),
  };
  const renderer = rendererFor(model.renderer)(byId("map"), scene.ordered, painting, {
    moving() {
      scene.moving = true;
      camera.leaveHome();
      keepLevel();
    },
    settled() {
      scene.moving = false;
      keepLevel();
      relabel();
      told.rested();
      for (const go of waiting) go();
      waiting = [];
    },
    tapped: (point) => told.picked(pick(point)),
    resized() {
      camera.resized();
      relabel();
    },
  });
  const camera = createCamera(renderer, scene);
  const marks = createMarks(model.accounts, renderer, camera);
  const painter = createPainter({ model, scene, renderer, marks });
  const labelRequests = createLabelRequests({ model, scene, renderer, camera, marks });
  /** @param {Place} point */
  const pick = (point) => marks.pick(point, scene);

  // Draws what this view asks for, if it is not what is drawn already.
  function keepLevel() {
    const { width, height } = renderer.size();
    const corner = renderer.toMap(0, 0);
    const end = renderer.toMap(width, height);
    const view = { left: corner.x, right: end.x, top: corner.y, bottom: end.y };
    if (scene.look(view, renderer.scale())) renderer.refresh();
  }

  function relabel() {
    const controls = boxBehind(renderer.frame, /** @type {Element} */ (byId("zoom-in").parentElement));
    const boxes = [...model.seeds, ...model.candidates]
      .filter((account) => scene.isShown(account) && scene.isLit(account) && marks.isOnScreen(account))
      .map(marks.boxOf);
    scene.labels = placeLabels(labelRequests(), boxes, controls, renderer.size()).map((label) => ({
      ...label,
      dx: (label.box.left + label.box.right) / 2 - label.x,
      dy: (label.box.top + label.box.bottom) / 2 - label.y,
    }));
    renderer.redraw();
  }

  /** @param {Account | null} account */
  function hover(account) {
    if (account === scene.hovered) return;
    scene.hovered = account;
    renderer.frame.style.cursor = account ? "pointer" : "";
    renderer.redraw();
  }

  prepareFrame(renderer.frame, { move: camera.move, fit: camera.fit, hover, pick });

  return {
    ready,
    async settled() {
      if (scene.moving) await new Promise((/** @type {(none: void) => void} */ resolve) => waiting.push(resolve));
      await twoFrames();
    },
    isShown: scene.isShown,
    fit: () => camera.fit(true),
    zoom: (factor) => camera.move(0, 0, factor),
    redraw: renderer.refresh,
    // Where the seeds can be reached from the chosen account, for the panel to tell.
    ways: () => (scene.focus ? scene.focus.ways : []),
    viewpoint: camera.viewpoint,
    lookFrom: camera.lookFrom,
    picture: () => paintPicture(renderer, scene, painter),
    labels: () => scene.labels.map(({ text, box }) => ({ text, ...box })),
    where: marks.at,
    start() {
      scene.filter({});
      camera.fit(false);
      twoFrames().then(firstDrawing);
    },
    filter(change) {
      const before = scene.isolated();
      scene.filter(change);
      keepLevel();
      if (scene.isolated() !== before) camera.fit(true);
      else relabel();
    },
    select(account, fly) {
      scene.focusOn(account);
      if (account && fly) camera.flyTo(account);
      else relabel();
    },
  };
}

// What is asked for now is drawn by then.
/** @returns {Promise<void>} */
function twoFrames() {
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));
}

/** @param {Model["renderer"]} name */
function rendererFor(name) {
  return name === "webgl" ? createWebglRenderer : createVisRenderer;
}
