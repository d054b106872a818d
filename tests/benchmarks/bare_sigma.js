// sigma as its own guide shows it: a graph, a container, nothing else.

import Graph from "graphology";
import Sigma from "sigma";

const { accounts, ties } = JSON.parse(document.getElementById("data").textContent);
const graph = new Graph();
accounts.forEach((account, place) => graph.addNode(place, account));
for (const [source, target] of ties) graph.mergeEdge(source, target, { size: 1, color: "#dddddd" });
window.renderer = new Sigma(graph, document.getElementById("map"));
