// How many chips there is room for.

/**
 * How many of the chips fit into the rows, with room at the end for the button that shows the others.
 * @param {number[]} widths
 * @param {{ room: number, rows: number, gap: number, more: number }} space
 */
export function howManyFit(widths, { room, rows, gap, more }) {
  const all = filled(widths, room, gap, Array(rows).fill(room));
  if (all === widths.length) return all;
  const ends = Array.from({ length: rows }, (_, row) => (row === rows - 1 ? room - gap - more : room));
  return filled(widths, room, gap, ends);
}

/** @param {number[]} widths @param {number} room @param {number} gap @param {number[]} ends where each row ends */
function filled(widths, room, gap, ends) {
  let row = 0;
  let used = 0;
  for (const [place, width] of widths.entries()) {
    const needed = Math.min(width, room);
    if (used > 0 && used + needed > ends[row]) {
      row += 1;
      used = 0;
    }
    if (row === ends.length || needed > ends[row]) return place;
    used += needed + gap;
  }
  return widths.length;
}
