// The people and the station every journey is about. All of them are made up.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { gates } from "./gates";
import type { Face } from "./journey";

/** A request as a resident once said it, and the kind it is. */
export interface Said {
  name: string;
  words: string;
  kind: keyof typeof KINDS;
}

/** What the screens call each kind. */
export const KINDS = {
  Repair: "修东西",
  Errand: "跑腿",
  Company: "有人陪",
  Papers: "办证件",
  Order: "楼里的事",
  Danger: "有危险",
  Activity: "活动",
  Meal: "吃饭",
  Other: "别的",
};

/** The fourteen requests of the two articles, in the residents' own words. */
export const REQUESTS: Said[] = JSON.parse(readFileSync(new URL("../fixtures/requests.json", import.meta.url), "utf8"));

export function said(name: string): Said {
  const found = REQUESTS.find((request) => request.name === name);
  if (!found) throw new Error(`no request is called ${name}`);
  return found;
}

/** The beginning of someone's words, by which a row or heading is known. */
export const beginning = (words: string) => words.split(/[,，。!！?？;；\n]/)[0].slice(0, 6);

export const STATION = {
  district: "未央区",
  street: "未央湖街道",
  community: "湖畔社区",
  estate: "青禾小区",
  buildings: "1-12",
  captain: "何晓燕",
  telephone: "13700002468",
};

/** Another station, far away, for whatever is foreign or forged. */
export const ELSEWHERE = { ...STATION, district: "河西区", community: "梅江社区", estate: "翠湖明居", captain: "许宁", telephone: "13600001357" };

/** Who asks; the line is typed on a phone left in full-width mode. */
export const HE = {
  name: "何建民",
  masked: "何*民",
  telephone: "13800001234",
  building: "3号楼",
  home: "2单元501",
  plate: "3-2-501",
  line: "何建民 １３８００００１２３４ ３号楼２单元５０１",
};

/** Who eats at the canteen beside him: another staircase, another room, the same home. */
export const NEIGHBOURS = [
  { name: "李淑芬", telephone: "02988886661", building: "3号楼", home: "1单元101" },
  { name: "王桂兰", telephone: "02988886662", building: "3号楼", home: "2单元502" },
  { name: "周玉珍", telephone: "02988886663", building: "3号楼", home: "2单元501" },
];

/** Who helps. */
export const TIAN = {
  name: "田秀英",
  telephone: "13900005678",
  building: "9号楼",
  home: "1单元102",
  line: "田秀英 １３９００００５６７８",
};

/** Puts a page through the gates: once a run for each page of each face, in each theme and size of type. */
export async function look(page: Page, face: Face): Promise<void> {
  const name = await page.getByRole("heading").first().innerText();
  const dress = await page.evaluate(() => `${matchMedia("(prefers-color-scheme: dark)").matches} ${document.documentElement.dataset.type}`);
  const hash = new URL(page.url()).hash.replace(/\/[0-9a-f]{16,}/g, "/…").slice(0, 40);
  const at = `${face} ${hash} ${name.slice(0, 12)}`;
  if (!claim(`${at} ${dress}`)) return;
  await test.step(`gates: ${at}`, () => gates(page, face));
  // For people's eyes: LM_SHOTS=folder keeps a picture of every page.
  const file = `${face} ${dress} ${hash} ${name}`.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
  if (process.env.LM_SHOTS) await page.screenshot({ path: join(process.env.LM_SHOTS, `${file}.png`), fullPage: true });
}

/** Whether this is the first worker of this run to come to a page. */
function claim(at: string): boolean {
  const folder = join(test.info().project.outputDir, "gates");
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, createHash("sha256").update(at).digest("hex")), at, { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

/** Waits for a heading, the sign that a page is there. */
export async function heading(page: Page, name: string | RegExp): Promise<void> {
  await expect(page.getByRole("heading", { name }).first()).toBeVisible();
}
