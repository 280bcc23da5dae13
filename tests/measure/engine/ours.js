// Our engine in a worker. The instance goes in piece by piece, so that it never lies twice in the wasm's memory.
import init, { Bench } from "/its/bench.js";
import { speak } from "/speak.js";

const PIECE = 1 << 16;

let bench, memory;

speak(load, () => bench.solve(), () => memory.buffer.byteLength);

async function load(address) {
  ({ memory } = await init());
  bench = new Bench();
  const words = new Int32Array(await (await fetch(address)).arrayBuffer());
  for (let at = 0; at < words.length; at += PIECE) bench.take(words.subarray(at, at + PIECE));
  bench.ready();
}
