// Rectangles, in whatever unit.

/** @param {number} x @param {number} y @param {number} width @param {number} height @returns {Box} */
export function boxAround(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** @param {Box} inner @param {Box} outer */
export function isWithin(inner, outer) {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

/** @param {Box} box @param {number} share of its sides, at each of them @returns {Box} */
export function widened({ left, right, top, bottom }, share) {
  const across = (right - left) * share;
  const down = (bottom - top) * share;
  return { left: left - across, right: right + across, top: top - down, bottom: bottom + down };
}

/** @param {Place[]} places @returns {Box} */
export function boundsOf(places) {
  const bounds = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y } of places) {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  }
  return bounds;
}
