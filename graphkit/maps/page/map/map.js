// The map: a scene, a camera and marks on a renderer's canvas, and what follows when one of them changes.

import { createCamera } from "./camera.js";
import { boxBehind, prepareFrame } from "./frame.js";
import { createLabelRequests } from "./label_requests.js";
import { placeLabels } from "./labels.js";
import { createMarks } from "./marks.js";
import { createPainter } from "./painter.js";
import { createScene } from "./scene.js";
import { byId } from "../model/data.js";
import { createRenderer } from "../renderers/vis.js";

export function createMap(model, told) {
  const scene = createScene(model);
  let firstDrawing = null;
  const ready = new Promise((resolve) => {
    firstDrawing = resolve;
  });
  // The renderer draws and reports in later frames only, when all that is named below is there.
  const painting = {
    below: (ctx) => painter.below(ctx),
    account: (ctx, account) => painter.account(ctx, account),
    above: (ctx, pixelRatio) => painter.above(ctx, pixelRatio),
  };
  const renderer = createRenderer(byId("map"), scene.ordered, painting, {
    moving() {
      scene.moving = true;
      camera.leaveHome();
    },
    settled() {
      scene.moving = false;
      relabel();
    },
    tapped: (point) => told.picked(pick(point)),
    resized() {
      if (camera.atHome()) camera.fit(false);
      else relabel();
    },
  });
  const camera = createCamera(renderer, scene);
  const marks = createMarks(model.accounts, renderer, camera);
  const painter = createPainter({ model, scene, renderer, marks });
  const labelRequests = createLabelRequests({ model, scene, renderer, camera, marks });
  const pick = (point) => marks.pick(point, scene);

  function relabel() {
    const controls = boxBehind(renderer.frame, byId("zoom-in").parentElement);
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

  function hover(account) {
    if (account === scene.hovered) return;
    scene.hovered = account;
    renderer.frame.style.cursor = account ? "pointer" : "";
    renderer.redraw();
  }

  prepareFrame(renderer.frame, { move: camera.move, fit: camera.fit, hover, pick });

  return {
    ready,
    isShown: scene.isShown,
    fit: () => camera.fit(true),
    zoom: (factor) => camera.move(0, 0, factor),
    redraw: renderer.redraw,
    // Where the seeds can be reached from the chosen account, for the panel to tell.
    ways: () => (scene.focus ? scene.focus.ways : []),
    labels: () => scene.labels.map(({ text, box }) => ({ text, ...box })),
    where: marks.at,
    start() {
      scene.filter({});
      camera.fit(false);
      requestAnimationFrame(() => requestAnimationFrame(firstDrawing));
    },
    filter(change) {
      const before = scene.isolated();
      scene.filter(change);
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
