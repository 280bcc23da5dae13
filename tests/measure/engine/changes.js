// Our engine in a worker, with a plan that stands: requests go and come, each timed by itself.
import { speak } from "/speak.js";
import { take } from "/take.js";

let ours;

speak(load, turn, () => ours.bytes());

async function load(address) {
  ours = await take(address);
  ours.bench.stand();
}

function turn() {
  const { bench } = ours;
  const times = { arrive: [], cancel: [] };
  for (let arrives = bench.next(); arrives !== undefined; arrives = bench.next()) {
    const begun = performance.now();
    bench.change();
    times[arrives ? "arrive" : "cancel"].push(performance.now() - begun);
  }
  return { ...times, objective: bench.objective() };
}
