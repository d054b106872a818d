// Text for the clipboard, which a page opened from a file is not always allowed to use.

import { byId } from "../model/data.js";

/** @param {string} text @returns {Promise<boolean>} whether it was copied; if not, it lies ready to be copied by hand */
export async function copyText(text) {
  const shown = byId("to-copy");
  shown.hidden = true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    shown.hidden = false;
    shown.value = text;
    shown.focus();
    shown.select();
    return false;
  }
}
