// What every worker under measurement answers to: `{ load }` takes an instance in, `{ go }` solves it and tells the time.

/** A quick solve is repeated until so much time is filled, and its mean is told. */
const FILL_MS = 5;
const REPEATS_MAX = 64;

/**
 * Answers questions.
 * @param load takes the address of an instance
 * @param turn does what is measured; gives times and objective
 * @param bytes how much memory is held
 */
export function speak(load, turn, bytes) {
  const go = async () => ({ ...(await turn()), peak_mb: bytes() / 1e6 });
  self.onmessage = async ({ data }) => {
    try {
      self.postMessage(data.load ? ((await load(data.load)) ?? {}) : await go());
    } catch (error) {
      self.postMessage({ cannot: String(error.message ?? error) });
    }
  };
}

/** A turn of whole solves. */
export function whole(solve) {
  let repeats = 1;
  return async () => {
    let objective = 0;
    const begun = performance.now();
    for (let i = 0; i < repeats; i += 1) {
      objective = solve();
      // A promise is waited for, but what is no promise must not cost a turn of the event loop.
      if (objective instanceof Promise) objective = await objective;
    }
    const ms = (performance.now() - begun) / repeats;
    repeats = Math.floor(Math.min(Math.max(FILL_MS / ms, 1), REPEATS_MAX));
    return { ms, objective };
  };
}
