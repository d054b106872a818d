// What both renderers keep to when the map moves, in milliseconds.

// So long after the last step the map is at rest.
const REST = 140;
export const FLIGHT_TIME = 450;

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
