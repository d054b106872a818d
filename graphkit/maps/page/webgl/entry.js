// What the page's WebGL renderer takes from npm packages, which build.js puts into webgl.bundle.js.

export { default as Graph } from "graphology";
export { default as Sigma } from "sigma";
export { EdgeLineProgram, NodePointProgram } from "sigma/rendering";
