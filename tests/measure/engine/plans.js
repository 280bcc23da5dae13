// Our engine in a worker, planning a made-up community: from nothing, then what-ifs and decisions, each timed by itself.
import init, { Plans } from "/its/bench.js";
import { speak } from "/speak.js";

let plans;
let memory;

speak(load, turn, () => memory.buffer.byteLength);

async function load() {
  ({ memory } = await init());
  plans = new Plans();
}

function turn() {
  const plan = timed(() => plans.plan());
  const times = { decision: [], "what-if": [] };
  while (plans.next()) {
    times["what-if"].push(timed(() => plans.what_if()));
    times.decision.push(timed(() => plans.decide()));
  }
  return { plan, ...times, objective: plans.objective() };
}

function timed(what) {
  const begun = performance.now();
  what();
  return performance.now() - begun;
}
