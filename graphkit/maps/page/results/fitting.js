// Which chips there is room for.

/**
 * The places of the chips that fit into the rows, with room at the end for the button that shows the others. One of
 * them may be `wanted` in any case: then others give way to it.
 * @param {number[]} widths
 * @param {{ room: number, rows: number, gap: number, more: number }} space
 * @param {number | null} wanted
 */
export function whichFit(widths, { room, rows, gap, more }, wanted) {
  const places = [...widths.keys()];
  if (fits(widths, room, gap, Array(rows).fill(room))) return places;
  const ends = Array.from({ length: rows }, (_, row) => (row === rows - 1 ? room - gap - more : room));
  for (let most = widths.length - 1; most > 0; most--) {
    const kept = placesUpTo(places, most, wanted);
    if (fits(kept.map((place) => widths[place]), room, gap, ends)) return kept;
  }
  return wanted === null ? [] : [wanted];
}

/** @param {number[]} places @param {number} most @param {number | null} wanted */
function placesUpTo(places, most, wanted) {
  return wanted === null || wanted < most ? places.slice(0, most) : [...places.slice(0, most - 1), wanted];
}

/** @param {number[]} widths @param {number} room @param {number} gap @param {number[]} ends where each row ends */
function fits(widths, room, gap, ends) {
  let row = 0;
  let used = 0;
  for (const width of widths) {
    const needed = Math.min(width, room);
    if (used > 0 && used + needed > ends[row]) {
      row += 1;
      used = 0;
    }
    if (row === ends.length || needed > ends[row]) return false;
    used += needed + gap;
  }
  return true;
}
