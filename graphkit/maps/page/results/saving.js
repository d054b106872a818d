// Files that leave the page, by the reader's hand.

import { make } from "../model/data.js";

/** @param {string} name @param {Blob} content */
export function saveAs(name, content) {
  const link = make("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
