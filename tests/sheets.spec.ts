// In and out: a community's own spreadsheet becomes the roster, after a dry run and with a way back; every table leaves as
// a spreadsheet that any program opens, or on paper, and comes back in as the same people.
//
// PEOPLE says how long the long roster is. With 15,000 it is the measurement that stands in `app/workers/desk/MEASURED.md`;
// its figures are printed in a line of JSON.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { gb18030 } from "./support/gb18030";
import { expect, test, type People } from "./support/journey";
import { heading, look, NEIGHBOURS, STATION } from "./support/story";
import { unzipped } from "./support/zip";

test.setTimeout(240_000);

/** Made-up rosters that Excel-like programs wrote. */
const FILES = new URL("../app/workers/sheets/tests/files/", import.meta.url);
const PEOPLE = Number(process.env.PEOPLE ?? 2_400);
const LONG = { timeout: 600_000 };

/** A roster of an older program. Everybody in it is made up. */
const ROSTER = `青禾小区居民花名册（样例，人名均为虚构）

序号,姓名,性别,出生日期,联系电话,小区,楼号,单元,室,与户主关系,人员类别,备注
1,何建民,男,1949-03-08,13800001234,青禾小区,3,2,501,户主,退役军人,膝盖不好
2,欧阳小美,女,1998-02-03,029-88880000,青禾小区,3,2,502,户主,,=1+1
3,单于田,女,1970-05-06,12,青禾小区,3,2,502,配偶,,"@a,""b"""
4,田秀英,女,1950,13700001111,青禾小区,1,1,101,户主,,
5,,男,,,青禾小区,3,2,601,,,
6,万方,女,,13600002222,青禾小区,40,1,101,户主,,
7,卢一,男,,,,,,,,,`;
const CSV = { name: "花名册.csv", mimeType: "text/csv", buffer: gb18030(ROSTER) };

/** Opens the page by the button a captain would look for. */
async function imports(captain: Captain): Promise<void> {
  await captain.go("住户");
  await heading(captain.page, "住户");
  await captain.page.getByRole("link", { name: "导入表格" }).first().click();
  await heading(captain.page, "导入名册");
}

async function exports(captain: Captain): Promise<void> {
  await captain.go("住户");
  await captain.page.getByRole("link", { name: "导出、打印" }).click();
  await heading(captain.page, "导出和打印");
}

/** A figure of the dry run. */
async function figures(page: Page, wanted: Record<string, number>): Promise<void> {
  for (const [name, count] of Object.entries(wanted)) {
    await expect(page.locator(".import-figures .figure").filter({ hasText: name }).locator("dd")).toHaveText(String(count), LONG);
  }
}

/** What the column with this heading is taken for. */
const meaning = (page: Page, column: string) =>
  page.getByRole("combobox", { name: column, exact: true }).evaluate((select: HTMLSelectElement) => select.selectedOptions[0].text);

/** The worker that reads and writes spreadsheets is gone, with whatever it had read. */
async function nothingLeft(page: Page): Promise<void> {
  await expect.poll(() => page.workers().filter((worker) => worker.url().includes("sheets")).length).toBe(0);
}

/** Chooses a table and a way out, and says yes to it. */
async function ways(page: Page, table: string, way: string): Promise<void> {
  await page.getByRole("combobox", { name: "哪张表" }).selectOption({ label: table });
  await page.getByRole("button", { name: way, exact: true }).click();
  await page.getByRole("dialog", { name: `让“${table}”离开这台设备？` }).getByRole("button", { name: "导出" }).click();
}

/** Lets a table out as a file, and what was saved. */
async function saved(page: Page, table: string, form: "Excel" | "CSV"): Promise<{ name: string; file: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download", LONG), ways(page, table, `存成 ${form}`)]);
  await expect(page.getByText("存好了，在“下载”里。").first()).toBeVisible();
  await nothingLeft(page);
  return { name: download.suggestedFilename(), file: readFileSync(await download.path()) };
}

test("row 11: a community's spreadsheet comes in after a dry run, row by row, and the whole of it goes back", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.go("住户");
  await expect(page.getByText("名册还是空的")).toBeVisible();
  await gates(page, "captain");
  await imports(captain);
  await gates(page, "captain");

  // Guessed: what each column is, what would be written, what is wrong in which row.
  await page.getByLabel("名册文件").setInputFiles(CSV);
  await figures(page, { 行: 7, 新的人: 4, 新的住户: 3, 有改动: 0, 不收: 3 });
  expect(await meaning(page, "联系电话")).toBe("电话");
  expect(await meaning(page, "与户主关系")).toBe("与户主关系");
  expect(await meaning(page, "序号")).toBe("不要");
  const lines = page.getByRole("table", { name: "逐行看" });
  await expect(lines.getByRole("row").filter({ hasText: "单于田" })).toContainText("不是电话，没收：12");
  await expect(lines.getByRole("row").filter({ hasText: "万方" })).toContainText("楼没有登记，不收");
  await expect(page.getByText("青禾小区 40号楼（1 行）")).toBeVisible();
  await gates(page, "captain");
  await look(page, "captain");

  // Changed by hand: a building is added, a column is left out; each time the figures follow.
  await page.getByRole("checkbox", { name: "登记这些小区和楼，收下这些行" }).check();
  await figures(page, { 新的人: 5, 不收: 2 });
  await page.getByRole("combobox", { name: "联系电话", exact: true }).selectOption({ label: "不要" });
  await expect(lines.getByRole("row").filter({ hasText: "单于田" })).toHaveCount(0);
  await page.getByRole("combobox", { name: "联系电话", exact: true }).selectOption({ label: "电话" });
  await expect(lines.getByRole("row").filter({ hasText: "单于田" })).toHaveCount(1);
  const problems = page.waitForEvent("download");
  await captain.press("问题存成表格");
  const sheet = unzipped(readFileSync(await (await problems).path()));
  expect(sheet.get("xl/sharedStrings.xml")).toContain("不是电话，没收：12");
  await nothingLeft(page);

  // Written, there after a reload, and the same file adds nothing.
  await captain.press("写进来：5 人");
  await expect(page.locator("#import-result")).toContainText("写好了：新的 5 人、4 户");
  await gates(page, "captain");
  await page.reload();
  await captain.unlocks();
  await heading(page, "导入名册");
  await page.getByLabel("名册文件").setInputFiles(CSV);
  await figures(page, { 新的人: 0, 没变: 5 });
  await captain.go("住户");
  for (const name of ["何建民", "欧阳小美", "单于田", "田秀英", "万方"]) {
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  }
  await gates(page, "captain");
  await nothingLeft(page);

  // Somebody was changed since: she stays, the others go.
  await page.getByRole("link", { name: "田秀英", exact: true }).click();
  await heading(page, "田秀英");
  await page.getByRole("link", { name: "修改", exact: true }).or(page.getByRole("button", { name: "修改", exact: true })).first().click();
  await captain.write("电话", "13700009999");
  await captain.press("保存");
  await heading(page, "田秀英");
  await imports(captain);
  await captain.press("整批撤回 花名册.csv");
  await page.getByRole("dialog", { name: "撤回“花名册.csv”？" }).getByRole("button", { name: "整批撤回" }).click();
  await expect(page.getByText(/^撤回了，但 1 人、/).first()).toBeVisible();
  await gates(page, "captain");
  await captain.go("住户");
  await expect(page.getByRole("link", { name: "田秀英", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "何建民", exact: true })).toHaveCount(0);
});

test("row 11: what Excel-like programs wrote is read, and what is no roster gets a sentence", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  for (const name of ["openpyxl.xlsx", "libreoffice.xls", "libreoffice-gb18030.csv"]) {
    await imports(captain);
    await page.getByLabel("名册文件").setInputFiles(new URL(name, FILES).pathname);
    await figures(page, { 行: 3, 新的人: 3, 不收: 0 });
    // The citizen's number is read for the day in it and shown nowhere.
    await expect(page.getByText("11010519491231002X")).toHaveCount(0);
    await expect(page.getByText("出生日期和身份证号不符，按身份证号").first()).toBeVisible();
    await nothingLeft(page);
    await captain.press("换一个文件");
  }
  await page.getByLabel("名册文件").setInputFiles({ name: "通知.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n\0\x01") });
  await expect(page.getByRole("alert")).toContainText("PDF 里没有表格可读");
  await gates(page, "captain");
  await nothingLeft(page);
});

/** Founds a station and brings the roster in. */
async function withRoster(people: People): Promise<Captain> {
  const captain = await Captain.founds(people);
  await imports(captain);
  await captain.page.getByLabel("名册文件").setInputFiles(CSV);
  await captain.page.getByRole("checkbox", { name: "登记这些小区和楼，收下这些行" }).check();
  await captain.press("写进来：5 人");
  await expect(captain.page.locator("#import-result")).toContainText("写好了");
  return captain;
}

test("row 11: every table goes out as xlsx, csv and on paper, holds no formula, and comes in again as the same people", async ({ people }) => {
  const captain = await withRoster(people);
  const { page } = captain;
  await exports(captain);
  await gates(page, "captain");
  const csv = await saved(page, "居民", "CSV");
  expect(csv.name).toMatch(/^居民-\d{4}-\d\d-\d\d\.csv$/);
  const text = csv.file.toString("utf8");
  expect(text.startsWith("\ufeff姓名,电话,小区,住址,出生日期,性别,与户主关系,人员类别,备注,家里的难处,会说什么话\r\n")).toBe(true);
  expect(text.trimEnd().split("\r\n")).toHaveLength(6);
  // No cell begins as a formula does, in a program that opens it.
  expect(text).toContain(",'=1+1,,\r\n");
  expect(text).toContain(`"'@a,""b""",,\r\n`);
  expect(text.split(/[\r\n,]+/).filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
  const xlsx = await saved(page, "居民", "Excel");
  const parts = unzipped(xlsx.file);
  expect(parts.get("xl/sharedStrings.xml")).toContain("<t>=1+1</t>");
  expect(parts.get("xl/worksheets/sheet1.xml")).not.toMatch(/<f[ >]/);


  // On paper: the table alone, all of it.
  await page.evaluate(() => (window.print = () => void (document.documentElement.dataset.printed = "yes")));
  await ways(page, "居民", "打印");
  await expect(page.locator("html[data-printed]")).toBeAttached();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("table.printed")).toBeVisible();
  await expect(page.locator("table.printed tbody tr")).toHaveCount(5);
  await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
  await expect(page.locator(".rail")).toBeHidden();
  await page.emulateMedia({ media: null });
  await ways(page, "志愿者", "存成 CSV");
  await expect(page.getByText("这张表是空的。").first()).toBeVisible();
  await gates(page, "captain");

  // A table of requests is noted with whoever asked, one of people with everybody in it, and nobody else.
  await captain.files("电话", { ...NEIGHBOURS[0] }, "厨房的水龙头关不紧");
  await exports(captain);
  await saved(page, "诉求（没办完的）", "CSV");
  for (const [name, copies] of [[NEIGHBOURS[0].name, 1], ["何建民", 3]] as const) {
    await captain.go("住户");
    await page.getByRole("searchbox", { name: "姓名或拼音、门牌、电话" }).fill(name);
    await page.getByRole("link", { name, exact: true }).first().click();
    await heading(page, name);
    await captain.press("同意了什么、谁看过、给本人一份、忘掉");
    const looked = page.locator("#looked li").filter({ hasText: "给出过一份全部资料" });
    await expect(looked, `${copies} copies of ${name}`).toHaveCount(1);
  }

  // At another station: the same people, to the letter.
  const other = await Captain.founds(people);
  await imports(other);
  await other.page.getByLabel("名册文件").setInputFiles({ name: xlsx.name, mimeType: "application/zip", buffer: xlsx.file });
  await other.page.getByRole("checkbox", { name: "登记这些小区和楼，收下这些行" }).check();
  await figures(other.page, { 新的人: 5, 不收: 0 });
  await other.press("写进来：5 人");
  await expect(other.page.locator("#import-result")).toContainText("写好了");
  await exports(other);
  expect((await saved(other.page, "居民", "CSV")).file.toString("utf8")).toBe(text);
  await gates(other.page, "captain");
});

test("row 11: a tower of 33 floors stands as a grid that a finger and the arrow keys can use", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  const [floors, doors] = [33, 8];
  const digits = "零一二三四五六七八九";
  const row = (at: number) => {
    const room = 100 * (1 + Math.floor(at / doors)) + 1 + (at % doors);
    return `塔楼${[...String(at)].map((digit) => digits[Number(digit)]).join("")},12,1,${room}`;
  };
  const rows = ["姓名,楼号,单元,室", ...Array.from({ length: floors * doors }, (_, at) => row(at))];
  await imports(captain);
  await page.getByLabel("名册文件").setInputFiles({ name: "塔楼.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) });
  await captain.press(`写进来：${floors * doors} 人`);
  await expect(page.locator("#import-result")).toContainText("写好了");
  await captain.go("楼栋");
  await page.getByRole("link", { name: /^12号楼/ }).click();
  await heading(page, `${STATION.estate} 12号楼`);
  await expect(page.locator("a.cell")).toHaveCount(floors * doors);
  await gates(page, "captain");
  await look(page, "captain");
  const home = (room: number) => page.locator(`#home-1-${room}`);
  await home(3301).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(home(3202)).toBeFocused();

  // On a phone a floor scrolls sideways beside its number; the page does not.
  await page.setViewportSize({ width: 360, height: 740 });
  await home(108).focus();
  await expect(home(108)).toBeInViewport();
  await gates(page, "captain");
});

/** So many made-up people, four to a home, in buildings of 150 homes. */
function many(people: number): string {
  const digits = "零一二三四五六七八九";
  const row = (at: number) => {
    const door = Math.floor(at / 4);
    const [building, home] = [1 + Math.floor(door / 150), door % 150];
    const name = [...String(at)].map((digit) => digits[Number(digit)]).join("");
    const room = 100 * (1 + Math.floor(home / 10)) + 1 + (home % 10);
    const born = `19${String(30 + (at % 70)).padStart(2, "0")}-0${1 + (at % 9)}-15`;
    return `居民${name},13${String(at).padStart(9, "0")},青禾小区,${building},1,${room},${born},${at % 2 ? "男" : "女"},${at % 4 ? "其他" : "户主"},`;
  };
  return ["姓名,电话,小区,楼号,单元,室,出生日期,性别,与户主关系,备注", ...Array.from({ length: people }, (_, at) => row(at))].join("\r\n");
}

test("row 11: a long roster comes in with its progress shown, and its table says how long it is", async ({ people }) => {
  test.setTimeout(1_800_000);
  const captain = await Captain.founds(people);
  const { page } = captain;
  const took: Record<string, number> = { people: PEOPLE };
  const timed = async (what: string, done: () => Promise<unknown>) => {
    const from = Date.now();
    await done();
    took[what] = Date.now() - from;
  };
  const file = { name: "全社区.csv", mimeType: "text/csv", buffer: gb18030(many(PEOPLE)) };
  // Who leaves while it is being read leaves nothing behind.
  await imports(captain);
  await page.getByLabel("名册文件").setInputFiles(file);
  await captain.go("今天");
  await heading(page, "今天");
  await nothingLeft(page);

  await imports(captain);
  await timed("read", async () => {
    await page.getByLabel("名册文件").setInputFiles(file);
    await expect(page.getByRole("heading", { name: "每一列是什么" })).toBeVisible(LONG);
  });
  await timed("dry_run", () => figures(page, { 行: PEOPLE }));
  const unknown = page.getByRole("checkbox", { name: "登记这些小区和楼，收下这些行" });
  if (await unknown.isVisible()) await timed("dry_run_again", async () => (await unknown.check(), await figures(page, { 新的人: PEOPLE })));
  await timed("written", async () => {
    await captain.press(`写进来：${PEOPLE} 人`);
    await expect(page.getByRole("progressbar")).toBeVisible();
    await expect(page.getByText(new RegExp(`^正在写：[1-9]\\d* / ${PEOPLE} 人`))).toBeVisible();
    await expect(page.locator("#import-result")).toContainText(`写好了：新的 ${PEOPLE} 人`, LONG);
  });
  await captain.go("住户");
  await timed("found", async () => {
    await page.getByRole("searchbox", { name: "姓名或拼音、门牌、电话" }).fill("居民一二三");
    await expect(page.getByRole("link", { name: "居民一二三", exact: true })).toBeVisible();
  });
  await gates(page, "captain");
  await exports(captain);
  await ways(page, "居民", "打印");
  await expect(page.getByText(`这张表有 ${PEOPLE} 行，打印最多 2000 行。`).first()).toBeVisible(LONG);
  for (const form of ["Excel", "CSV"] as const) await timed(`saved_${form}`, () => saved(page, "居民", form));
  await imports(captain);
  await timed("taken_back", async () => {
    await captain.press("整批撤回 全社区.csv");
    await page.getByRole("dialog", { name: "撤回“全社区.csv”？" }).getByRole("button", { name: "整批撤回" }).click();
    await expect(page.getByText("撤回了。").first()).toBeVisible(LONG);
  });
  await gates(page, "captain");
  console.log(JSON.stringify(took));
});
