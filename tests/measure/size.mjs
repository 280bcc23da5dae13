// Times of a first and a later visit, as a slow phone on slow 4G has them. Prints one JSON row a face.
//
//   node measure/size.mjs http://127.0.0.1:8080/ resident= captain=captain/ kiosk=kiosk/
//
// Throttled as Lighthouse does it: 562.5 ms to each answer, 1.44 Mbit/s down, a quarter of this machine's CPU.
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS } from "../support/browser.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const NETWORK = { offline: false, latency: 562.5, downloadThroughput: (1.44 * 1e6) / 8, uploadThroughput: (0.675 * 1e6) / 8 };
const CPU_SLOWER = 4;
const WAIT_MS_MAX = 60_000;
/** A larger paint may still follow the first; this long after `usable` none does. */
const SETTLE_MS = 1_500;

const [base, ...places] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false, args: FLAGS });
for (const [face, place] of places.map((word) => word.split("="))) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await visits(new URL(place, base).href, face));
  const middle = (name) => Math.round(median(rounds.map((round) => round[name])));
  console.log(JSON.stringify({ face, lcp_ms: middle("lcp"), usable_cold_ms: middle("cold"), usable_warm_ms: middle("warm") }));
}
await browser.close();

/** A first visit with nothing kept, then a later one with the service worker in place. */
async function visits(url, face) {
  const screen = face === "resident" ? { width: 360, height: 740 } : { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport: screen, locale: "zh-CN" });
  const first = await visit(context, url);
  await first.page.evaluate(async () => {
    const late = new Promise((done) => setTimeout(done, 30_000));
    await Promise.race([navigator.serviceWorker.ready, late]);
  });
  await first.page.close();
  const later = await visit(context, url);
  await context.close();
  return { lcp: first.lcp, cold: first.usable, warm: later.usable };
}

async function visit(context, url) {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", NETWORK);
  await client.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWER });
  await page.addInitScript(() => {
    window.largest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.largest = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });
  await page.goto(url, { timeout: WAIT_MS_MAX });
  await page.waitForFunction(() => performance.getEntriesByName("usable").length > 0, null, { timeout: WAIT_MS_MAX });
  await page.waitForTimeout(SETTLE_MS);
  const [usable, lcp] = await page.evaluate(() => [performance.getEntriesByName("usable")[0].startTime, window.largest]);
  await client.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await client.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  return { page, usable, lcp };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
