// Takes the pictures the manifests show before somebody installs a face: its first screen, in the sample where it has one.
//
//   node measure/screenshots.mjs http://127.0.0.1:8080/
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS } from "../support/browser.mjs";

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../public/screenshots");
const PICTURES = [
  ["captain/", "captain-wide", 1440, 900, 1],
  ["captain/", "captain-narrow", 360, 640, 2],
  ["kiosk/", "kiosk-wide", 1280, 800, 1],
  ["kiosk/", "kiosk-narrow", 360, 640, 2],
];
/** A button on a face's first screen that opens the sample community. */
const SAMPLE = /样例|样板|试试|试一试/;
const SETTLE_MS = 6_000;

const [base] = process.argv.slice(2);
await mkdir(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false, args: FLAGS });
for (const [place, name, width, height, deviceScaleFactor] of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor, locale: "zh-CN" });
  await page.goto(new URL(place, base).href);
  await page.waitForFunction(() => performance.getEntriesByName("usable").length > 0);
  const sample = page.getByRole("button", { name: SAMPLE }).or(page.getByRole("link", { name: SAMPLE })).first();
  await sample.click({ timeout: 5_000 }).catch(() => console.error(`  ${place} offers no sample`));
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await page.close();
}
await browser.close();
