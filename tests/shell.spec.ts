// What stands before the program does, and when it cannot: real words at once, a readable screen for every failure,
// a page that opens without a network from the second visit on, and a new version only when the reader says so.
import { appendFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { expect, offlineReady, open, PLACE, test, usable, type Face } from "./support/journey";
import { gates } from "./support/gates";
import { DIST, startSite } from "./support/site.mjs";

const FACES: Face[] = ["resident", "captain", "kiosk"];
const STATION = JSON.stringify({ root: "", mailbox: "", telephone: "0571 8888 1234" });

const setUp = (url: string) => fetch(`${url}station.json`, { method: "PUT", body: STATION });
const trouble = (page: Page) => page.locator("#trouble");

/** The trouble screen: says what happened, offers to try again, and shows the captain's telephone. */
async function shows(page: Page, kind: string, title: string): Promise<void> {
  await expect(trouble(page)).toHaveAttribute("data-kind", kind);
  await expect(trouble(page).getByRole("heading")).toHaveText(title);
  await expect(trouble(page).getByRole("heading")).toBeFocused();
  await expect(trouble(page).getByRole("button")).toBeVisible();
  await expect(trouble(page).getByRole("link")).toHaveAttribute("href", "tel:057188881234");
  await expect(page.locator("#app")).toHaveAttribute("inert", "");
}

for (const face of FACES) {
  test(`${face}: real words stand before the program arrives`, async ({ people }) => {
    const page = await people(face, { at: null });
    await page.route("**/*.wasm", () => undefined);
    await page.goto(PLACE[face] || "./", { waitUntil: "commit" });
    await expect(page.locator("#app h1")).toBeVisible();
    await expect(page.locator("#app")).not.toHaveAttribute("inert");
    await gates(page, face);
  });

  test(`${face}: a panic reaches a readable screen`, async ({ people, site }) => {
    await setUp(site.url);
    const page = await people(face);
    await page.evaluate(() => (document.documentElement.dataset.state = "panic"));
    await shows(page, "panic", "出了点问题");
    await gates(page, face);
  });

  test(`${face}: opens without a network from the second visit on`, async ({ people }) => {
    const page = await people(face);
    // What the first visit fetches behind the page may be cut off in the middle.
    people.allow(/ERR_INTERNET_DISCONNECTED|failed to (load|fetch)/i);
    await offlineReady(page);
    await page.context().setOffline(true);
    await open(page, PLACE[face]);
    await expect(page.locator("h1").first()).toBeVisible();
    const missing = await page.evaluate(() => fetch("./station.json").then(() => "answered", () => "left alone"));
    expect(missing).toBe("left alone");
  });
}

test("a browser without wasm is told what to do, in its own language", async ({ people, site }) => {
  await setUp(site.url);
  const page = await people("resident", { at: null });
  await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
  people.allow(/WebAssembly/);
  await page.goto("./?lang=zh-Hant");
  await shows(page, "old", "這個瀏覽器太舊了");
  await page.goto("./?lang=en");
  await shows(page, "old", "This browser is too old");
});

test("a program that cannot be fetched says so, and opens when it can", async ({ people, site }) => {
  await setUp(site.url);
  const page = await people("resident", { at: null });
  people.allow(/ERR_FAILED|Failed to fetch|wasm/);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  await shows(page, "load", "没有打开");
  await page.unroute("**/*.wasm");
  await trouble(page).getByRole("button", { name: "再试一次" }).click();
  await usable(page);
  await expect(trouble(page)).toHaveCount(0);
});

test("a start that takes long says so, and goes on when it is done", async ({ people }) => {
  const page = await people("resident", { at: null });
  people.allow(/station\.json/);
  // Playwright's own clock hands out timer numbers that wasm cannot hold, so only the shell's wait is made short here.
  await page.addInitScript(() => {
    const real = window.setTimeout;
    const short = (run: TimerHandler, ms?: number) => real(run, ms === 20_000 ? 500 : ms);
    window.setTimeout = short as typeof window.setTimeout;
  });
  let release = () => undefined as void;
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/*.wasm", async (route) => (await held, route.continue()));
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.locator("#app h1")).toBeVisible();
  await expect(trouble(page)).toHaveAttribute("data-kind", "slow");
  await expect(trouble(page)).toContainText("海报");
  release();
  await usable(page);
  await expect(trouble(page)).toHaveCount(0);
});

test("every page carries its policy in itself and in the header, and nothing breaks it", async ({ people, site }) => {
  for (const face of FACES) {
    const answer = await fetch(site.url + PLACE[face]);
    const header = answer.headers.get("content-security-policy") ?? "";
    const meta = /Content-Security-Policy" content="([^"]+)"/.exec(await answer.text())?.[1] ?? "none";
    expect(header).toContain(meta);
    expect(header).toContain("frame-ancestors 'none'");
    expect(header).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
    await people(face);
  }
});

test("each face's service worker keeps to its own", async ({ people }) => {
  const page = await people("resident");
  await offlineReady(page);
  await open(page, "captain/");
  await offlineReady(page);
  const names = await page.evaluate(() => caches.keys());
  expect(names.map((name) => name.replace(/[0-9a-f]{16}$/, "")).sort()).toEqual(["lm:/lm/:captain:", "lm:/lm/:resident:"]);
  const kept = await page.evaluate(async () => {
    const resident = (await caches.keys()).find((name) => name.includes("resident")) ?? "";
    return (await (await caches.open(resident)).keys()).map((request) => new URL(request.url).pathname);
  });
  expect(kept.filter((path) => /captain|kiosk|mailbox|station/.test(path))).toEqual([]);
});

test("a new version waits until the reader takes it", async ({ browser }) => {
  const { dist, page } = await ownSite(browser);
  await page.reload();
  await usable(page);
  await release(dist, "<title>", "<title>2 ");
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect(page.locator("html")).toHaveAttribute("data-update", "ready");
  await page.reload();
  await usable(page);
  expect(await page.title()).not.toMatch(/^2 /);
  await expect(page.locator("html")).toHaveAttribute("data-update", "ready");
  const loaded = page.waitForEvent("load");
  await page.evaluate(() => window.dispatchEvent(new CustomEvent("lm-update-now")));
  await loaded;
  await usable(page);
  await expect(page.locator("html")).not.toHaveAttribute("data-update");
  expect(await (await page.request.get("./")).text()).toContain("<title>2 ");
  await oneVersion(page);
});

test("a new version is taken even while the old worker is still busy with the page", async ({ browser }) => {
  // An answer whose body never ends: the browser believes its worker at work for as long as the page stands.
  const endless = 'if (event.request.url.endsWith("endless")) event.respondWith(new Response(new ReadableStream({})));';
  const { dist, page } = await ownSite(browser, `self.addEventListener("fetch", (event) => { ${endless} });`);
  await page.reload();
  await usable(page);
  expect(await page.evaluate(async () => (await fetch("./endless")).status)).toBe(200);
  await release(dist, "<title>", "<title>2 ");
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect(page.locator("html")).toHaveAttribute("data-update", "ready");
  const loaded = page.waitForEvent("load");
  await page.evaluate(() => window.dispatchEvent(new CustomEvent("lm-update-now")));
  await loaded;
  await oneVersion(page);
  await usable(page);
  await expect(page.locator("html")).not.toHaveAttribute("data-update");
});

test("an update that is cut off half way leaves the old version whole", async ({ browser }) => {
  const { dist, page } = await ownSite(browser);
  const before = await page.evaluate(() => caches.keys());
  await release(dist, "<title>", "<title>2 ");
  // The page arrives other than the list says: a host half way through its upload.
  await writeFile(join(dist, "index.html"), "<p>half");
  const fate = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => null);
    const next = registration.installing;
    if (next) await new Promise((done) => next.addEventListener("statechange", done));
    return next?.state ?? "redundant";
  });
  expect(fate).toBe("redundant");
  expect(await page.evaluate(() => caches.keys())).toEqual(before);
  await page.context().setOffline(true);
  await page.reload();
  await usable(page);
});

/** How to leave the sites below, however a test ended. */
const leave: (() => Promise<void>)[] = [];
test.afterEach(async () => {
  for (const one of leave.splice(0)) await one();
});

/** A copy of the site that a test may change, its worker with another line, and somebody who has visited it once. */
async function ownSite(browser: Browser, line = "") {
  const dist = await mkdtemp(join(tmpdir(), "lm-dist-"));
  await cp(DIST, dist, { recursive: true });
  await appendFile(join(dist, "sw.js"), line);
  const site = await startSite(["--dist", dist]);
  const context = await browser.newContext({ baseURL: site.url });
  leave.push(async () => {
    await context.close();
    await site.stop();
    await rm(dist, { recursive: true });
  });
  const page = await context.newPage();
  await open(page, "");
  await offlineReady(page);
  return { dist, page };
}

/** Only one version is kept. A page that reloads meanwhile is asked again. */
async function oneVersion(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length).catch(() => 0)).toBe(1);
}

/** Makes another version of the resident's page in a folder: changed bytes, and a worker whose list names them. */
async function release(dist: string, from: string, to: string): Promise<void> {
  const page = join(dist, "index.html");
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const old = await readFile(page, "utf8");
  const fresh = old.replace(from, to);
  await writeFile(page, fresh);
  const worker = join(dist, "sw.js");
  const script = await readFile(worker, "utf8");
  await writeFile(worker, script.replace(hash(old), hash(fresh)).replace(/VERSION = "[0-9a-f]+"/, 'VERSION = "0000000000000002"'));
  expect((await readdir(dist)).length).toBeGreaterThan(3);
}
