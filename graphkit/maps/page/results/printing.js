// Paper is white: the page is printed light, whatever it is on the screen.

/** @param {() => void} redraw */
export async function printLight(redraw) {
  const { dataset } = document.documentElement;
  const theme = dataset.theme;
  dataset.theme = "light";
  redraw();
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  print();
  dataset.theme = theme;
  redraw();
}
