// The only file that knows vis-network. A renderer shows accounts at their fixed places, moves the camera
// and reports what the reader does with the mouse; what things look like is the painter's business.

import { createFlight, createRest } from "./motion.js";

// `accounts` come in the order they are drawn in; vis-network draws whole-number ids from the lowest up.
/** @param {HTMLElement} container @param {Account[]} accounts @param {Painting} painter @param {RendererNews} told @returns {Renderer} */
export function createVisRenderer(container, accounts, painter, told) {
  const network = new vis.Network(
    container,
    { nodes: accounts.map(({ x, y }, place) => ({ id: place, x, y })), edges: [] },
    visOptions(accounts, painter),
  );
  const size = sizeOf(container);
  const zooms = { least: 0, most: Infinity };
  const frame = /** @type {HTMLElement} */ (container.querySelector(".vis-network"));
  const rest = createRest(frame, told.settled);
  let pending = false;
  // vis-network's own goes on beside the next, if that begins within a frame, and both drag the map to and fro.
  const flight = createFlight({ step: place, landed: rest });

  /** @param {Look} look */
  function place({ x, y, scale }) {
    network.moveTo({ position: { x, y }, scale });
  }

  function move() {
    flight.stop();
    told.moving();
  }

  // Many changes in one frame are one drawing.
  function redraw() {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      network.redraw();
    });
  }

  network.on("beforeDrawing", (ctx) => painter.below(ctx));
  network.on("afterDrawing", (ctx) => painter.above(ctx, window.devicePixelRatio || 1));
  network.on("dragStart", move);
  network.on("dragEnd", rest);
  network.on("zoom", () => {
    move();
    const scale = network.getScale();
    const kept = Math.min(zooms.most, Math.max(zooms.least, scale));
    if (kept !== scale) network.moveTo({ scale: kept });
    rest();
  });
  network.on("click", ({ pointer }) => told.tapped(pointer.DOM));
  new ResizeObserver(() => {
    Object.assign(size, sizeOf(container));
    network.redraw();
    told.resized();
  }).observe(container);

  return {
    frame,
    scale: () => network.getScale(),
    // Asked for with every account that is drawn: the page is not measured each time.
    size: () => size,
    toScreen: (x, y) => network.canvasToDOM({ x, y }),
    toMap: (x, y) => network.DOMtoCanvas({ x, y }),
    keepZoomBetween: (least, most) => Object.assign(zooms, { least, most }),
    redraw,
    // All is painted anew with every drawing.
    refresh: redraw,
    look(look, fly) {
      if (fly) {
        told.moving();
        flight.begin({ ...network.getViewPosition(), scale: network.getScale() }, look);
      } else {
        flight.stop();
        place(look);
        told.settled();
      }
    },
  };
}

/** @param {HTMLElement} container @returns {Size} */
function sizeOf({ clientWidth, clientHeight }) {
  return { width: clientWidth, height: clientHeight };
}

/** @param {Account[]} accounts @param {Painting} painter */
function visOptions(accounts, painter) {
  return {
    autoResize: false,
    physics: false,
    layout: { improvedLayout: false },
    interaction: { dragNodes: false, selectable: false, hover: false, zoomSpeed: 0.7 },
    nodes: {
      shape: "custom",
      chosen: false,
      /** @param {{ ctx: Context, id: number }} node */
      ctxRenderer: ({ ctx, id }) => ({
        drawNode: () => painter.account(ctx, accounts[id]),
        nodeDimensions: { width: 40, height: 40 },
      }),
    },
  };
}
