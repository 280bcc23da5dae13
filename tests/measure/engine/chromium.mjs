// A solver in a worker in Chromium: takes one instance in, then solves it once for each line on standard input.
//
//   node chromium.mjs WORKER FOLDER warm|fresh FILE      the worker's script as seen from here, the folder with its wasm,
//                                                        the instance
//
// Speaks as peer.py does. `fresh` opens a new page for each line, so that its answer is a first call. Pages are
// cross-origin isolated: their clock then ticks every 5 µs, and threads are allowed.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, dirname, extname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS } from "../../support/browser.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cache-Control": "no-store",
};

const [worker, folder, how, file] = process.argv.slice(2);
const SCRIPTS = dirname(resolve(HERE, worker));
const script = basename(worker);
const server = await serve();
const browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false, args: FLAGS });
try {
  await (how === "fresh" ? fresh() : warm());
} catch (error) {
  say({ cannot: String(error.message ?? error).split("\n")[0] });
}
await browser.close();
server.close();

async function warm() {
  const page = await open();
  say({ ready: true });
  for await (const _ of lines()) say(await page.ask({ go: true }));
}

async function fresh() {
  say({ ready: true });
  for await (const _ of lines()) {
    const page = await open();
    say(await page.ask({ go: true }));
    await page.close();
  }
}

/** A page of its own, with no code compiled for another one, whose worker has taken the instance in. */
async function open() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate((script) => {
    const worker = new Worker(`/${script}`, { type: "module" });
    window.ask = (question) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => (data.cannot ? reject(new Error(data.cannot)) : resolve(data));
        worker.onerror = (event) => reject(new Error(event.message || "the worker did not start"));
        worker.postMessage(question);
      });
  }, script);
  const ask = (question) => page.evaluate((question) => window.ask(question), question);
  await ask({ load: "/instance.bin" });
  return { ask, close: () => context.close() };
}

/** The page, the worker's script beside this file, and below `/its/` the folder. */
async function serve() {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://here").pathname);
    if (path === "/") return response.writeHead(200, { ...ISOLATED, "Content-Type": "text/html" }).end("<!doctype html>");
    const source = found(path);
    const there = await stat(source).catch(() => null);
    if (!there?.isFile()) return response.writeHead(404, ISOLATED).end();
    response.writeHead(200, { ...ISOLATED, "Content-Type": TYPES[extname(source)] ?? "application/octet-stream" });
    createReadStream(source).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function found(path) {
  if (path === "/instance.bin") return file;
  return path.startsWith("/its/") ? join(folder, path.slice("/its/".length)) : join(SCRIPTS, basename(path));
}

function lines() {
  return createInterface({ input: process.stdin });
}

function say(what) {
  console.log(JSON.stringify(what));
}
