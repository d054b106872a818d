// The data as the page holds it: JSON and numbers, gzipped, in base64. See graphkit/maps/pack.py and columns.py.

const LENGTH_BYTES = 4;
// In this order a text column may follow from one before it.
const TEXTS = ["handle", "id", "label", "url"];
// What stands in a column for the text that the rule gives.
const BY_RULE = 0;

/** @param {string} packed @returns {Promise<View>} */
export async function unpack(packed) {
  const whole = await unzipped(bytesOf(packed.trim()));
  const end = LENGTH_BYTES + new DataView(whole.buffer).getUint32(0, true);
  const view = JSON.parse(new TextDecoder().decode(whole.subarray(LENGTH_BYTES, end)));
  const numbers = whole.subarray(end);
  return { ...view, accounts: lengthen(view.accounts, numbers), ties: lengthen(view.ties, numbers) };
}

/** @param {string} letters */
function bytesOf(letters) {
  const decoded = atob(letters);
  const bytes = new Uint8Array(decoded.length);
  for (let at = 0; at < decoded.length; at++) bytes[at] = decoded.charCodeAt(at);
  return bytes;
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function unzipped(bytes) {
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

/** @param {Record<string, any>} told @param {Uint8Array} numbers */
function lengthen(told, numbers) {
  const columns = { ...told };
  for (const [name, column] of Object.entries(told)) {
    if (column.width) columns[name] = numbersOf(column, numbers);
  }
  for (const name of TEXTS) {
    const rule = columns[name];
    if (rule?.like) columns[name] = rule.told.map(textBy(rule, columns[rule.like]));
  }
  return columns;
}

/** @param {TextRule} rule @param {(string | null)[]} like @returns {(text: string | null | 0, row: number) => string | null} */
function textBy({ before, after }, like) {
  return (text, row) => (text === BY_RULE ? `${before}${like[row]}${after}` : text);
}

/** @param {PackedNumbers} column @param {Uint8Array} numbers */
function numbersOf({ at, length, width, least, steps }, numbers) {
  /** @type {(number | null)[]} */
  const values = new Array(length);
  let last = 0;
  for (let row = 0; row < length; row++) {
    let code = 0;
    for (let byte = width - 1; byte >= 0; byte--) code = code * 256 + numbers[at + byte * length + row];
    if (steps) last += code + least - 1;
    values[row] = steps ? last : code === 0 ? null : code + least - 1;
  }
  return values;
}
