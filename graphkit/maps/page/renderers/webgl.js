// The only file that knows sigma and graphology. Dots and ties are WebGL's, between two canvases of the shared painter:
// outlines under them, and over them all that is lit, ranked or written.

import { createFlight, createRest } from "./motion.js";
import { dotProgram, tieProgram } from "./programs.js";

const WHEEL = { zoomingRatio: 1.3, zoomDuration: 160 };
// sigma divides by how long a movement takes.
const SHORTEST_MOVE = 1;
// Layers of sigma that stay empty: showing nothing takes time as well.
const UNUSED = ["edgeLabels", "labels", "hovers", "hoverNodes"];

/** @param {HTMLElement} container @param {Account[]} accounts @param {Painting} painter @param {RendererNews} told @returns {Renderer} */
export function createWebglRenderer(container, accounts, painter, told) {
  const frame = layer(container, "div");
  const ground = layer(frame, "canvas");
  const stage = layer(frame, "div");
  const over = layer(frame, "canvas");
  over.style.pointerEvents = "none";
  const square = squareAround(accounts);
  const sigma = new graphkitWebgl.Sigma(new graphkitWebgl.Graph(), stage, settings(painter));
  sigma.setCustomBBox({
    x: [square.x - square.side / 2, square.x + square.side / 2],
    y: [-square.y - square.side / 2, -square.y + square.side / 2],
  });
  for (const name of UNUSED) sigma.getCanvases()[name].style.display = "none";
  // Nor is sigma asked what is under a point, for which it would clear a texture of each layer in every frame.
  sigma.pickingLayers.clear();
  const camera = sigma.getCamera();
  const size = { width: stage.clientWidth, height: stage.clientHeight };
  const zooms = { least: 0, most: Infinity };
  const rest = createRest(frame, told.settled);
  let pending = false;
  let placing = false;
  const flight = createFlight({ step: place, landed: rest });

  // Pixels a map unit, while sigma's camera is at ratio 1.
  const unit = () => Math.min(size.width, size.height) / square.side;
  const scale = () => unit() / camera.ratio;
  /** @type {(look: Look) => { x: number, y: number, ratio: number }} */
  const stateOf = (look) => ({
    x: 0.5 + (look.x - square.x) / square.side,
    y: 0.5 - (look.y - square.y) / square.side,
    ratio: unit() / look.scale,
  });
  const middle = () => ({
    x: square.x + (camera.x - 0.5) * square.side,
    y: square.y - (camera.y - 0.5) * square.side,
  });

  function limitZoom() {
    camera.minRatio = unit() / zooms.most;
    camera.maxRatio = unit() / zooms.least;
  }

  /** @param {HTMLCanvasElement} canvas @param {(ctx: Context, pixelRatio: number) => void} paint */
  function paintOn(canvas, paint) {
    const ratio = window.devicePixelRatio || 1;
    const ctx = /** @type {Context} */ (canvas.getContext("2d"));
    const zoom = scale() * ratio;
    const { x, y } = middle();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    ctx.setTransform(zoom, 0, 0, zoom, (size.width / 2) * ratio - x * zoom, (size.height / 2) * ratio - y * zoom);
    paint(ctx, ratio);
  }

  function paint() {
    paintOn(ground, painter.outlines);
    paintOn(over, (ctx, ratio) => {
      painter.lit(ctx);
      painter.above(ctx, ratio);
    });
  }

  function redraw() {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      paint();
    });
  }

  function fit() {
    Object.assign(size, { width: stage.clientWidth, height: stage.clientHeight });
    const ratio = window.devicePixelRatio || 1;
    for (const canvas of [ground, over]) {
      canvas.width = size.width * ratio;
      canvas.height = size.height * ratio;
    }
  }

  /** @param {Look} look */
  function place(look) {
    placing = true;
    camera.setState(stateOf(look));
    placing = false;
  }

  fit();
  listen(sigma, told);
  sigma.on("afterRender", paint);
  camera.on("updated", () => {
    if (placing) return;
    flight.stop();
    told.moving();
    rest();
  });
  new ResizeObserver(() => {
    const look = { ...middle(), scale: scale() };
    fit();
    limitZoom();
    place(look);
    sigma.refresh({ schedule: true });
    told.resized();
  }).observe(container);

  return {
    frame,
    scale,
    size: () => size,
    toScreen(x, y) {
      const at = middle();
      return { x: size.width / 2 + (x - at.x) * scale(), y: size.height / 2 + (y - at.y) * scale() };
    },
    toMap(x, y) {
      const at = middle();
      return { x: at.x + (x - size.width / 2) / scale(), y: at.y + (y - size.height / 2) / scale() };
    },
    keepZoomBetween(least, most) {
      Object.assign(zooms, { least, most });
      limitZoom();
    },
    redraw,
    refresh: () => sigma.setGraph(graphOf(painter)),
    look(look, fly) {
      if (fly) {
        told.moving();
        flight.begin({ ...middle(), scale: scale() }, look);
      } else {
        flight.stop();
        place(look);
        told.settled();
      }
    },
  };
}

/** @template {keyof HTMLElementTagNameMap} Tag @param {HTMLElement} parent @param {Tag} tag */
function layer(parent, tag) {
  const element = document.createElement(tag);
  Object.assign(element.style, { position: "absolute", inset: "0", width: "100%", height: "100%" });
  parent.append(element);
  return element;
}

// sigma scales the map to a box: a square one stays the same in a window of any shape.
/** @param {Account[]} accounts */
function squareAround(accounts) {
  const [left, right] = extent(accounts.map(({ x }) => x));
  const [top, bottom] = extent(accounts.map(({ y }) => y));
  return { x: (left + right) / 2, y: (top + bottom) / 2, side: Math.max(1, right - left, bottom - top) };
}

/** @param {number[]} values */
function extent(values) {
  return values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
}

/** @param {Painting} painter */
function settings(painter) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    ...WHEEL,
    zoomDuration: still ? SHORTEST_MOVE : WHEEL.zoomDuration,
    renderLabels: false,
    enableCameraRotation: false,
    stagePadding: 0,
    defaultNodeType: "dot",
    nodeProgramClasses: { dot: dotProgram() },
    defaultEdgeType: "tie",
    edgeProgramClasses: { tie: tieProgram() },
    inertiaRatio: 0,
    inertiaDuration: SHORTEST_MOVE,
    // Two clicks are two choices.
    doubleClickTimeout: 0,
    doubleClickZoomingRatio: 1,
    zoomToSizeRatioFunction: () => 1 / painter.growth(),
  };
}

// sigma would ask the graphics card what is under every point: the map knows. It keeps dragging, zooming and pinching.
/** @param {Sigma} sigma @param {RendererNews} told */
function listen(sigma, told) {
  for (const captor of [sigma.getMouseCaptor(), sigma.getTouchCaptor()]) captor.removeAllListeners();
  sigma.getMouseCaptor().on("click", ({ x, y }) => told.tapped({ x, y }));
  sigma.getTouchCaptor().on("tap", ({ touches: [{ x, y }] }) => told.tapped({ x, y }));
}

/** @param {Painting} painter */
function graphOf(painter) {
  const graph = new graphkitWebgl.Graph({ type: "directed", multi: true, allowSelfLoops: false });
  for (const { account, size, colour } of painter.dots()) {
    graph.addNode(account.index, { x: account.x, y: -account.y, size, color: colour });
  }
  painter.web().forEach(({ source, target, colour }, place) => {
    graph.addEdgeWithKey(place, source.index, target.index, { color: colour });
  });
  return graph;
}
