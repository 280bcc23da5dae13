// Real Chromium, killed two hundred times while the desk writes: its page's process, and now and then the whole browser
// without a warning. Whatever was acknowledged is there afterwards.
import type { BrowserContext, Page } from "@playwright/test";
import { bare, record, type Desk, type Recorded } from "./support/acts";
import { expect, test } from "./support/journey";
import { Profile } from "./support/profile";

/** In each of two browsers at once. */
const KILLS = Number(process.env.KILLS ?? 100);
/** One in so many kills ends the whole browser. */
const WHOLE = 20;

for (const half of [0, 1]) {
  test(`killed a hundred times in the middle of writing, browser ${half + 1}`, async ({ site }) => {
    test.setTimeout(300_000);
    const profile = await Profile.make();
    const saved: number[] = [];
    let next = 0;
    try {
      const first = await profile.opens(`${site.url}captain/`, { viewport: { width: 1280, height: 800 } });
      const recorded = await record(first, `${site.url}captain/`);
      await first.close();
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const context = await profile.running();
        const desk = await awake(context, site.url, recorded);
        expect(await desk.missing(saved.slice(-20)), `after kill ${kill - 1}`).toEqual([]);
        const page = desk.page;
        await page.exposeFunction("saved", (number: number) => void saved.push(number));
        const writing = desk.writes(next, 10_000).catch(() => null);
        // At least one act, then a moment that is different each time: in the middle of whatever goes on.
        const before = saved.length;
        await expect.poll(() => saved.length, { intervals: [1], timeout: 20_000 }).toBeGreaterThan(before);
        await new Promise((later) => setTimeout(later, (kill * 37 + half * 11) % 60));
        if (kill % WHOLE === 0) await profile.killed();
        else await crashed(page);
        await writing;
        // A number that was asked for and not acknowledged may be there or not: it is not used again.
        next = saved.at(-1)! + 50;
      }
      const desk = await awake(await profile.running(), site.url, recorded);
      expect(await desk.missing(saved)).toEqual([]);
      expect(saved.length).toBeGreaterThanOrEqual(KILLS);
    } finally {
      await profile.away();
    }
  });
}

/** Opens the desk in a bare page; whoever was killed holds its lock for a moment longer. */
async function awake(context: BrowserContext, url: string, recorded: Recorded): Promise<Desk> {
  const desk = await bare(context, url, recorded);
  await expect.poll(() => desk.starts(), { intervals: [20], timeout: 20_000 }).toBe("yes");
  return desk;
}

/** Ends the page's process at once. */
async function crashed(page: Page): Promise<void> {
  const gone = new Promise((done) => page.once("crash", done));
  const session = await page.context().newCDPSession(page);
  session.send("Page.crash").catch(() => null);
  await gone;
  await page.close();
}
