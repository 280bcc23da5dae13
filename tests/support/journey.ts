// What every journey starts from: a site of its own, and people, each in a browser context of their own.
import { test as base, expect, type BrowserContext, type BrowserContextOptions, type ConsoleMessage, type Page } from "@playwright/test";
import { startSite } from "./site.mjs";

export { expect };

export type Face = "resident" | "captain" | "kiosk";
export type Site = Awaited<ReturnType<typeof startSite>>;

/** Where each face stands below the site's address. */
export const PLACE: Record<Face, string> = { resident: "", captain: "captain/", kiosk: "kiosk/" };

/** The screen each face is usually seen on. */
const SCREEN: Record<Face, BrowserContextOptions> = {
  resident: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  captain: { viewport: { width: 1280, height: 800 } },
  kiosk: { viewport: { width: 1280, height: 800 }, hasTouch: true },
};

export interface People {
  /** Someone new: own storage, own cookies. Opens the face unless `at` names another address, or null for none. */
  (face: Face, options?: BrowserContextOptions & { at?: string | null }): Promise<Page>;
  /** Console messages that belong to the story being told, such as a request that is meant to fail. */
  allow(pattern: RegExp): void;
}

interface Fixtures {
  /** Further arguments of `xtask serve`: `test.use({ serve: ["--flood", "1/3"] })`. */
  serve: string[];
  site: Site;
  people: People;
}

export const test = base.extend<Fixtures>({
  serve: [[], { option: true }],
  site: async ({ serve }, use) => {
    const site = await startSite(serve);
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
  people: async ({ browser, site }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    const allowed: RegExp[] = [];
    const people = async (face: Face, { at, ...options }: BrowserContextOptions & { at?: string | null } = {}) => {
      const context = await browser.newContext({
        ...SCREEN[face],
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        permissions: ["clipboard-read", "clipboard-write"],
        baseURL: site.url,
        ...options,
      });
      contexts.push(context);
      listen(context, complaints);
      const page = await context.newPage();
      if (at !== null) await open(page, at ?? PLACE[face]);
      return page;
    };
    await use(Object.assign(people, { allow: (pattern: RegExp) => void allowed.push(pattern) }));
    await Promise.all(contexts.map((context) => context.close()));
    const unexpected = complaints.filter((text) => !allowed.some((pattern) => pattern.test(text)));
    expect(unexpected, "the console stays silent").toEqual([]);
  },
});

/** Opens an address below the site and waits until a tap works. */
export async function open(page: Page, at: string): Promise<void> {
  await page.goto(at === "" ? "./" : at);
  await usable(page);
}

/** Waits until the program behind the page has taken over from the shell. */
export async function usable(page: Page): Promise<void> {
  await page.locator("html[data-usable]").waitFor({ state: "attached" });
}

/** Waits until the service worker holds the whole face: from then on it opens without a network. */
export async function offlineReady(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

/** Whether a service worker comes with this build: one for development has none, and so no reload without a network. */
export async function worksOffline(site: Site): Promise<boolean> {
  const worker = await (await fetch(`${site.url}sw.js`)).text();
  return /VERSION = "[0-9a-f]{16}"/.test(worker);
}

/** What is on the clipboard after something was pressed. */
export async function copied(page: Page, press: () => Promise<void>): Promise<string> {
  await page.bringToFront();
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await press();
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(read).not.toBe("");
  return read();
}

/** Errors a person would never see but a colleague should: the console's, and exceptions nobody caught. */
function listen(context: BrowserContext, complaints: string[]): void {
  context.on("console", (message) => {
    if (message.type() === "error" && !isAbsence(message)) complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => void complaints.push(`uncaught: ${error.error().message}`));
}

/** A box nobody has written to and a station that is not published yet answer 404, which the console calls an error. */
function isAbsence(message: ConsoleMessage): boolean {
  return / 404 /.test(message.text()) && /\/(mailbox\/.*|station\.json)$/.test(message.location().url);
}
