// Our engine in a worker, solving from nothing.
import { speak, whole } from "/speak.js";
import { take } from "/take.js";

let ours;

speak(load, whole(() => ours.bench.solve()), () => ours.bytes());

async function load(address) {
  ours = await take(address);
}
