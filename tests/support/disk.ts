// A disk without room, as far as one browser can tell.
import type { Page } from "@playwright/test";

/**
 * Fills the disk, as far as this browser can tell, and hands back how to make room again. The browser remembers for half
 * a minute how much room it saw: so this comes before anything is stored.
 */
export async function fill(page: Page, url: string): Promise<() => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(url);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  return async () => void (await devtools.send("Storage.overrideQuotaForOrigin", { origin }));
}
