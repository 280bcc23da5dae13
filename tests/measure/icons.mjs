// Draws the PNG icons from their SVG, in the browser everything else is drawn in.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS } from "../support/browser.mjs";

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../public/icons");
const PICTURES = [
  ["icon.svg", "icon-192.png", 192],
  ["icon.svg", "icon-512.png", 512],
  ["maskable.svg", "maskable-512.png", 512],
];

const browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false, args: FLAGS });
for (const [from, to, side] of PICTURES) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const svg = await readFile(join(FOLDER, from), "utf8");
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: join(FOLDER, to), omitBackground: true });
  await page.close();
}
await browser.close();
