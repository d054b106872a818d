// Which addresses from the data may be followed.

/** @param {string | null} url */
export function safeLink(url) {
  try {
    const { protocol, href } = new URL(url ?? "");
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}
