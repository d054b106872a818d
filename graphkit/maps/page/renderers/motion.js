// What both renderers keep to when the map moves, in milliseconds.

// So long after the last step the map is at rest.
const REST = 140;
const FLIGHT_TIME = 450;

/**
 * What a renderer calls after every step: the map has settled a while after the last, and never in the reader's hand.
 * Whoever drags may pause, and what follows on settling takes longer than a frame.
 * @param {HTMLElement} frame
 * @param {() => void} settled
 */
export function createRest(frame, settled) {
  let held = false;
  let stirred = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  function rest() {
    stirred = true;
    clearTimeout(resting);
    if (!held) resting = setTimeout(come, REST);
  }

  function come() {
    stirred = false;
    settled();
  }

  function release() {
    held = false;
    if (stirred) rest();
  }

  const first = { capture: true };
  frame.addEventListener(
    "pointerdown",
    ({ button }) => {
      held = button === 0;
      if (held) clearTimeout(resting);
    },
    first,
  );
  for (const over of ["pointerup", "pointercancel"]) window.addEventListener(over, release, first);
  return rest;
}

/**
 * Carries the map from one look to another, frame by frame; another flight takes the place of this one.
 * @param {{ step(look: Look): void, landed(): void }} map
 * @returns {Flight}
 */
export function createFlight({ step, landed }) {
  let next = 0;
  return {
    begin(from, to) {
      cancelAnimationFrame(next);
      const begun = performance.now();
      function go() {
        const share = Math.min(1, (performance.now() - begun) / FLIGHT_TIME);
        step(lookBetween(from, to, eased(share)));
        if (share === 1) landed();
        else next = requestAnimationFrame(go);
      }
      next = requestAnimationFrame(go);
    },
    stop: () => cancelAnimationFrame(next),
  };
}

// What the reader has in sight moves evenly across the screen.
/** @param {Look} from @param {Look} to @param {number} share @returns {Look} */
function lookBetween(from, to, share) {
  if (share === 1) return to;
  /** @type {(one: number, other: number) => number} */
  const between = (one, other) => one + (other - one) * share;
  const scale = between(from.scale, to.scale);
  return {
    x: between(from.x * from.scale, to.x * to.scale) / scale,
    y: between(from.y * from.scale, to.y * to.scale) / scale,
    scale,
  };
}

/** @param {number} share */
function eased(share) {
  return share < 0.5 ? 4 * share ** 3 : 1 - 4 * (1 - share) ** 3;
}
