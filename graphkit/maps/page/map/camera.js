// Where the reader looks: home, where everything wanted fits, or wherever the map was moved to.

const MARGIN = { top: 46, side: 30, bottom: 30 };
const NARROW_MARGIN = { top: 30, side: 8, bottom: 14 };
export const NARROW = 500;
const FURTHEST = 0.4;
const NEAREST = 30;
const CLOSE_UP = 2.1;

/** @param {Renderer} renderer @param {Scene} scene @returns {Camera} */
export function createCamera(renderer, scene) {
  let fitScale = 1;
  // What brought the reader here: the way home, a flight to an account, or the reader's own moves.
  /** @type {"home" | "flight" | "reader"} */
  let by = "home";
  // What an address asked for, until the reader moves: its zoom is against the whole map, whose size may yet change.
  /** @type {Viewpoint | null} */
  let asked = null;

  function measure() {
    fitScale = homeView(scene.whole, renderer.size()).scale;
    renderer.keepZoomBetween(fitScale * FURTHEST, fitScale * NEAREST);
    return homeView(scene.bounds(), renderer.size());
  }

  /** @param {boolean} fly */
  function fit(fly) {
    renderer.look(measure(), fly && willFly());
    by = "home";
    asked = null;
  }

  /** @param {Viewpoint} viewpoint */
  function lookFrom(viewpoint) {
    const { x, y, z } = viewpoint;
    renderer.look({ x, y, scale: fitScale * Math.min(NEAREST, Math.max(FURTHEST, z)) }, false);
    by = "reader";
    asked = viewpoint;
  }

  return {
    fit,
    // How far the reader has zoomed in, against the whole map.
    zoom: () => renderer.scale() / fitScale,
    leaveHome() {
      by = "reader";
      asked = null;
    },
    flyTo({ x, y }) {
      const scale = Math.max(renderer.scale(), fitScale * CLOSE_UP);
      renderer.look({ x, y, scale }, willFly());
      by = "flight";
      asked = null;
    },
    viewpoint() {
      if (asked) return asked;
      const { width, height } = renderer.size();
      return by !== "reader" ? null : { ...renderer.toMap(width / 2, height / 2), z: renderer.scale() / fitScale };
    },
    lookFrom,
    resized() {
      if (by === "home") return fit(false);
      measure();
      if (asked) lookFrom(asked);
    },
    move(across, down, zoom) {
      const { width, height } = renderer.size();
      const middle = renderer.toMap(width / 2 + across, height / 2 + down);
      const scale = Math.min(fitScale * NEAREST, Math.max(fitScale * FURTHEST, renderer.scale() * zoom));
      by = "reader";
      asked = null;
      renderer.look({ ...middle, scale }, zoom !== 1 && willFly());
    },
  };
}

/** @param {Box} bounds @param {Size} size */
function homeView(bounds, { width, height }) {
  const margin = width < NARROW ? NARROW_MARGIN : MARGIN;
  const scale = Math.min(
    Math.max(80, width - 2 * margin.side) / Math.max(1, bounds.right - bounds.left),
    Math.max(80, height - margin.top - margin.bottom) / Math.max(1, bounds.bottom - bounds.top),
  );
  return {
    x: (bounds.left + bounds.right) / 2,
    y: (bounds.top + bounds.bottom) / 2 - (margin.top - margin.bottom) / 2 / scale,
    scale,
  };
}

function willFly() {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}
