// Where the reader looks: home, where everything wanted fits, or wherever the map was moved to.

const MARGIN = { top: 46, side: 30, bottom: 30 };
const NARROW_MARGIN = { top: 30, side: 8, bottom: 14 };
export const NARROW = 500;
const FURTHEST = 0.4;
const NEAREST = 30;
const CLOSE_UP = 2.1;

export function createCamera(renderer, scene) {
  let fitScale = 1;
  let atHome = true;

  function fit(fly) {
    const view = homeView(scene.bounds(), renderer.size());
    if (scene.isolated() === null) {
      fitScale = view.scale;
      renderer.keepZoomBetween(fitScale * FURTHEST, fitScale * NEAREST);
    }
    renderer.look(view, fly && willFly());
    atHome = true;
  }

  return {
    fit,
    atHome: () => atHome,
    // How far the reader has zoomed in, against the whole map.
    zoom: () => renderer.scale() / fitScale,
    leaveHome() {
      atHome = false;
    },
    flyTo({ x, y }) {
      const scale = Math.max(renderer.scale(), fitScale * CLOSE_UP);
      atHome = false;
      renderer.look({ x, y, scale }, willFly());
    },
    move(across, down, zoom) {
      const { width, height } = renderer.size();
      const middle = renderer.toMap(width / 2 + across, height / 2 + down);
      const scale = Math.min(fitScale * NEAREST, Math.max(fitScale * FURTHEST, renderer.scale() * zoom));
      atHome = false;
      renderer.look({ ...middle, scale }, zoom !== 1 && willFly());
    },
  };
}

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
