// OR-Tools in a worker, by the npm package or-tools-wasm: the same min-cost flow as in peer.py. Its `solve` hands the
// arcs over, builds its graph, solves and reads the flows back; it has no way to do less.
//
// In a worker the package picks a build that switches stacks by the browser's own means, where there are any. That one
// stays six times slower, however often it is called; so the browser is made to look as if it had none.
import { speak, whole } from "/speak.js";

const HEADER = 4;

let OPTIMAL, flow, runtime;

speak(load, whole(solve), () => runtime.HEAPU8.buffer.byteLength);

async function solve() {
  const status = await flow.solve();
  if (status !== OPTIMAL) throw new Error(`OR-Tools says ${status}`);
  return flow.optimalCost();
}

async function load(address) {
  delete WebAssembly.promising;
  const { loadGraphRuntime } = await import("/its/browser/runtime_loader.js");
  const { SimpleMinCostFlow } = await import("/its/browser/network-flow.js");
  ({ OPTIMAL } = SimpleMinCostFlow);
  runtime = await loadGraphRuntime();
  const words = new Int32Array(await (await fetch(address)).arrayBuffer());
  const [, R, V, E] = words;
  const ends = [R, R, V, R + 1, E, E].reduce((ends, length) => [...ends, ends.at(-1) + length], [HEADER]);
  const [mult, pen, cap, start, volunteer, cost] = ends.slice(1).map((end, at) => words.subarray(ends[at], end));
  const sink = R + V;
  flow = new SimpleMinCostFlow();
  let demand = 0;
  for (let r = 0; r < R; r += 1) {
    for (let e = start[r]; e < start[r + 1]; e += 1) flow.addArcWithCapacityAndUnitCost(r, R + volunteer[e], 1, cost[e]);
    flow.addArcWithCapacityAndUnitCost(r, sink, mult[r], pen[r]);
    flow.setNodeSupply(r, mult[r]);
    demand += mult[r];
  }
  for (let v = 0; v < V; v += 1) flow.addArcWithCapacityAndUnitCost(R + v, sink, cap[v], 0);
  flow.setNodeSupply(sink, -demand);
}
