// Our engine in this worker, warmed up as the released worker warms itself up, with an instance taken in piece by
// piece: it never lies twice in the wasm's memory.
import init, { Bench } from "/its/bench.js";

const PIECE = 1 << 16;

export async function take(address) {
  const { memory } = await init();
  const bench = new Bench();
  const words = new Int32Array(await (await fetch(address)).arrayBuffer());
  for (let at = 0; at < words.length; at += PIECE) bench.take(words.subarray(at, at + PIECE));
  bench.ready();
  return { bench, bytes: () => memory.buffer.byteLength };
}
