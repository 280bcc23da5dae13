// A journal's keeper in a worker: `{ load }` says who, `{ go }` does every step once and tells the times.
const STEPS = ["write", "fold", "merge", "merge-verified", "save", "load", "read"];

let bench;
let memory;

self.onmessage = async ({ data }) => {
  try {
    self.postMessage(data.load ? await load(data.load) : go());
  } catch (error) {
    self.postMessage({ cannot: String(error.message ?? error) });
  }
};

async function load(address) {
  const order = await (await fetch(address)).text();
  const keeper = await import("/its/bench.js");
  memory = (await keeper.default()).memory;
  bench = keeper.Bench.of(order);
  if (!bench) throw new Error(`nobody is called ${order}`);
  return {};
}

function go() {
  const times = {};
  for (const what of STEPS) {
    if (!bench.prepare(what)) continue;
    const begun = performance.now();
    bench.step(what);
    times[what] = performance.now() - begun;
  }
  const [objective, changes, snapshot] = bench.sizes();
  return { ...times, objective, changes, snapshot, peak_mb: memory.buffer.byteLength / 1e6 };
}
