// A desk that has worked for very long: made up natively, put into a browser's database as it is, and timed as it opens.
import { execFileSync } from "node:child_process";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type BrowserContext, type Page } from "@playwright/test";
import { usable } from "./journey";

const ROOT = join(import.meta.dirname, "../..");
/** What is handed to the page at once. */
const PORTION = 16 << 20;
/** How long a whole fold may take. */
const LONG = { timeout: 300_000 };

/** What `app/workers/desk/examples/large.rs` says of a desk. */
export interface Large {
  operations: number;
  events: number;
  households: number;
  open: number;
}

/** Makes a desk of so many operations up. */
export function made(operations: number, file: string): Large {
  const program = process.env.LM_LARGE;
  const how = ["run", "--quiet", "--package", "desk", "--example", "large", "--"];
  const [command, before] = program ? [program, []] : ["cargo", how];
  return JSON.parse(execFileSync(command, [...before, String(operations), file], { cwd: ROOT }).toString()) as Large;
}

/** Puts its rows into the database that the desk of this browser has made, while no program runs. */
export async function filled(page: Page, url: string, file: string): Promise<void> {
  const length = statSync(file).size;
  const from = openSync(file, "r");
  // Beside the captain's folder, where no service worker comes between.
  await page.route("**/large/rows-*", async (route) => {
    const at = Number(/rows-(\d+)/.exec(route.request().url())![1]);
    const body = Buffer.alloc(Math.max(0, Math.min(PORTION, length - at)));
    readSync(from, body, 0, body.length, at);
    await route.fulfill({ body, contentType: "application/octet-stream" });
  });
  await page.route("**/large/", (route) => route.fulfill({ body: "<!doctype html>", contentType: "text/html" }));
  await page.goto(`${url}large/`);
  await page.evaluate(fill, { length, portion: PORTION });
  await page.unrouteAll();
  closeSync(from);
}

/** In the page: rows come as table, key and value, each after its length. */
async function fill({ length, portion }: { length: number; portion: number }): Promise<void> {
  const found = (await indexedDB.databases()).find(({ name }) => name!.endsWith(":captain:desk"))!;
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
  const database = await done(indexedDB.open(found.name!));
  let rest = new Uint8Array();
  for (let at = 0; at < length; at += portion) {
    const more = new Uint8Array(await (await fetch(`rows-${at}`)).arrayBuffer());
    const bytes = new Uint8Array(rest.length + more.length);
    bytes.set(rest);
    bytes.set(more, rest.length);
    const writing = database.transaction([...database.objectStoreNames], "readwrite", { durability: "relaxed" });
    const view = new DataView(bytes.buffer);
    let from = 0;
    for (;;) {
      const table = from + 1 + bytes[from]!;
      const key = table + 1 + bytes[table]!;
      const end = key + 4 <= bytes.length ? key + 4 + view.getUint32(key, true) : NaN;
      if (!(end <= bytes.length)) break;
      const name = new TextDecoder().decode(bytes.subarray(from + 1, table));
      writing.objectStore(name).put(bytes.slice(key + 4, end), bytes.slice(table + 1, key));
      from = end;
    }
    rest = bytes.slice(from);
    await new Promise((resolve, reject) => Object.assign(writing, { oncomplete: resolve, onabort: () => reject(writing.error) }));
  }
  database.close();
}

/** When what was there, by the page's own clock: milliseconds since it was asked for. */
export interface Times {
  usable: number;
  /** The first row. */
  first: number;
  /** The desk's answer that it is open, after which it answers anything. */
  whole: number;
}

/** A question to the desk: which one (its place in `ports::desk::Ask`), when, and how long the answer took. */
export interface Asked {
  which: number;
  at: number;
  ms: number;
}

interface Noted {
  times: Times;
  asked: Asked[];
}

/** A page that notes when its rows were drawn, and how long each question took. */
export async function timed(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(note);
  return page;
}

function note(): void {
  const noted: Noted = { times: { usable: 0, first: 0, whole: 0 }, asked: [] };
  Object.assign(window, { noted });
  const { times } = noted;
  const look = () => {
    if (!times.usable && document.documentElement.hasAttribute("data-usable")) times.usable = performance.now();
    if (!times.first && document.querySelector(".row-link")) {
      times.first = -1;
      // Drawn with the next frame.
      requestAnimationFrame(() => (times.first = performance.now()));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  const open = new Map<number, Asked>();
  const heard = new WeakSet<Worker>();
  const post = Worker.prototype.postMessage as (...all: unknown[]) => void;
  Worker.prototype.postMessage = function (this: Worker, ...all: unknown[]) {
    if (all[0] instanceof ArrayBuffer && new Uint8Array(all[0])[0] === 1) {
      const asked = { which: new Uint8Array(all[0])[5]!, at: performance.now(), ms: -1 };
      open.set(new DataView(all[0]).getUint32(1, true), asked);
      noted.asked.push(asked);
    }
    if (!heard.has(this)) {
      heard.add(this);
      this.addEventListener("message", ({ data }: MessageEvent) => {
        const asked = data instanceof ArrayBuffer && new Uint8Array(data)[0] === 2 && open.get(new DataView(data).getUint32(1, true));
        if (!asked) return;
        asked.ms = performance.now() - asked.at;
        times.whole ||= performance.now();
      });
    }
    post.apply(this, all);
  };
}

/** Opens the desk and waits until all of it is there. */
export async function opened(page: Page, url: string): Promise<Times> {
  await page.goto(`${url}captain/`);
  await usable(page);
  await expect(page.locator(".row-link").first()).toBeVisible(LONG);
  await expect.poll(async () => (await times(page)).whole, { ...LONG, intervals: [100] }).toBeGreaterThan(0);
  return times(page);
}

/** When what was there. */
export function times(page: Page): Promise<Times> {
  return page.evaluate(() => (window as unknown as { noted: Noted }).noted.times);
}

/** Leaves the desk, and waits until its worker has let go of it: another page would find it open elsewhere. */
export async function left(page: Page, url: string): Promise<void> {
  await page.goto(`${url}captain/icon.svg`);
  const held = () => page.evaluate(async () => (await navigator.locks.query()).held!.length);
  await expect.poll(held, LONG).toBe(0);
  await page.close();
}

/** The questions since this was asked last. */
export function asked(page: Page): Promise<Asked[]> {
  return page.evaluate(() => (window as unknown as { noted: Noted }).noted.asked.splice(0));
}

/** How many first screens and whole snapshots the desk has kept at rest. */
export function copies(page: Page): Promise<{ first: number; snapshot: number }> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const found = (await indexedDB.databases()).find(({ name }) => name!.endsWith(":captain:desk"))!;
    const database = await done(indexedDB.open(found.name!));
    const reading = database.transaction(["first", "snapshot"]);
    const first = await done(reading.objectStore("first").count());
    const snapshot = await done(reading.objectStore("snapshot").count(new TextEncoder().encode("head")));
    database.close();
    return { first, snapshot };
  });
}

/** The most memory any renderer of the browser with this profile holds, in millions of bytes: page and workers together. */
export async function memory(folder: string): Promise<number> {
  const processes = new Map<number, { above: number; command: string; held: number }>();
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const read = (what: string) => readFile(`/proc/${pid}/${what}`, "utf8").catch(() => "");
    const [status, command] = [await read("status"), await read("cmdline")];
    const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    processes.set(Number(pid), { above: number("PPid"), command, held: number("RssAnon") });
  }
  const belongs = (pid: number): boolean => {
    const process = processes.get(pid);
    return process !== undefined && (process.command.includes(`--user-data-dir=${folder}`) || belongs(process.above));
  };
  const renderers = [...processes].filter(([pid, { command }]) => command.includes("--type=renderer") && belongs(pid));
  return Math.round(Math.max(0, ...renderers.map(([, { held }]) => held)) / 1000);
}
