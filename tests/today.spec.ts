// Rows 29 and 20: a captain opens the day at eight in the morning and knows it: who is to be visited, greeted or reminded
// and why; how each ended, late entries too; and what each of the seven roles holds.
import type { Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { copied, expect, test } from "./support/journey";
import { HE, heading, look, NEIGHBOURS, said } from "./support/story";

test.setTimeout(240_000);

const ROLES = ["数据", "信息", "宣传", "服务", "调解", "监督", "安全"];

/** So many years ago today, in China. */
function born(years: number): string {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
}

const part = (page: Page, name: RegExp) => page.getByRole("region", { name });
const line = (page: Page, name: RegExp, who: string) => part(page, name).getByRole("listitem").filter({ hasText: who });

/** Says how a line of the day ended. */
async function ends(page: Page, name: RegExp, who: string, ending: string, day = "今天"): Promise<void> {
  const item = line(page, name, who);
  await item.getByRole("button", { name: `记结果 ${who}` }).click();
  await item.getByRole("radio", { name: day, exact: true }).check();
  await item.getByRole("button", { name: ending, exact: true }).click();
  await expect(page.getByText(`${who}：${ending}`)).toBeVisible();
}

test("row 29: the captain's day: why each line is there, how it ended, late entries, and all seven roles", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;

  // A new desk: nothing waits, and the seven roles have their place all the same.
  await expect(page.getByText("没有等着的事")).toBeVisible();
  const roles = part(page, /^楼栋长的七样职责/);
  for (const role of ROLES) {
    const card = roles.getByRole("listitem").filter({ has: page.getByRole("heading", { name: role, exact: true }) }).first();
    await expect(card.getByRole("link").first()).toBeVisible();
  }
  await gates(page, "captain");

  // An elder who lives alone and is eighty today; a leak that a chat group told of; a neighbour without a day of birth.
  await captain.adds(HE, born(80));
  await captain.adds(NEIGHBOURS[0]);
  const leak = said("leak");
  await captain.files("微信群", NEIGHBOURS[1], leak.words);
  await captain.today();
  await expect(line(page, /^要看望的/, HE.name)).toContainText("还没人见过");
  await expect(line(page, /^生日/, HE.name)).toContainText("今天 80 岁");
  await expect(roles).toContainText("2 人没写出生日期");
  await expect(roles).toContainText("1 件求助在办");
  await look(page, "captain");

  // She was there yesterday, and writes it down today.
  await line(page, /^要看望的/, HE.name).getByRole("button", { name: `记结果 ${HE.name}` }).click();
  await gates(page, "captain");
  await page.getByRole("button", { name: `记结果 ${HE.name}` }).first().click();
  await ends(page, /^要看望的/, HE.name, "见到了", "昨天");
  await expect(part(page, /^要看望的/)).toHaveCount(0);
  // Taken back, and noted again.
  await page.getByRole("button", { name: /^撤销/ }).click();
  await ends(page, /^要看望的/, HE.name, "打了电话", "昨天");
  await expect(part(page, /^要看望的/)).toHaveCount(0);

  // He does not answer on his birthday: he is off today's list, and back tomorrow.
  await ends(page, /^生日/, HE.name, "没联系上");
  await expect(part(page, /^生日/)).toHaveCount(0);
  await page.reload();
  await captain.unlocks();
  await heading(page, "今天");
  await expect(part(page, /^楼栋长的七样职责/)).toBeVisible();
  await expect(part(page, /^生日/)).toHaveCount(0);

  // Each role leads to where it is dealt with.
  for (const [words, title] of [
    ["2 人没写出生日期", "住户"],
    ["楼栋海报", "小区和楼栋"],
    ["1 件求助在办", "把 1 件一起排"],
  ]) {
    await captain.today();
    await roles.getByRole("link", { name: words }).click();
    if (title.startsWith("把")) await expect(page).toHaveURL(/#\/plan$/);
    else await heading(page, title);
  }
});

test("row 29: on a phone the day is one tap away, in the dark and in large type", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.adds(HE, born(100));
  await captain.today();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, "captain");
  await page.getByRole("link", { name: /^今天还有/ }).click();
  await heading(page, "今天要留心的");
  await expect(line(page, /^生日/, HE.name)).toContainText("今天 100 岁");
  await look(page, "captain");
  await page.evaluate(() => (document.documentElement.dataset.type = "large"));
  await line(page, /^生日/, HE.name).getByRole("button", { name: `记结果 ${HE.name}` }).click();
  await look(page, "captain");
  await page.getByRole("link", { name: "返回" }).click();
  await expect(page).toHaveURL(/#\/today$/);
});

test("row 20: a booster is due: the right people are reminded once, by message or telephone, and it is noted when", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.adds(HE, "1949-01-01");
  await captain.adds(NEIGHBOURS[0], "1952-01-01");
  await captain.go("惠民项目");
  await page.getByRole("link", { name: /^加强针/ }).click();
  await captain.press("存下这一版");
  await expect(page.getByText("加强针：存好了")).toBeVisible();
  const all = page.getByRole("button", { name: "全选 2 位" });
  await all.click();
  await look(page, "captain");
  await captain.press("提醒 2 位");
  await expect(page.getByText("2 位列入今天的提醒")).toBeVisible();
  // Nobody twice. Pressed within 600 ms it would be a finger's second tap, of which nothing is said.
  await page.waitForTimeout(700);
  await all.click();
  await captain.press("提醒 2 位");
  await expect(page.getByText("2 位已在单子上，或一个月内提醒过")).toBeVisible();

  await captain.today();
  await expect(line(page, /^要提醒的/, HE.name)).toContainText("该有：加强针");
  await look(page, "captain");
  const item = line(page, /^要提醒的/, HE.name);
  await item.getByRole("button", { name: `记结果 ${HE.name}` }).click();
  const text = await copied(page, () => item.getByRole("button", { name: "发消息给本人" }).click());
  expect(text).toContain(`${HE.name}，您好！`);
  expect(text).toContain("加强针");
  await expect(item).toHaveCount(0);
  await ends(page, /^要提醒的/, NEIGHBOURS[0].name, "说到了", "昨天");
  await expect(part(page, /^要提醒的/)).toHaveCount(0);

  // It is noted with each of them, and neither is reminded again.
  await captain.go("惠民项目");
  await page.getByRole("link", { name: /^加强针/ }).click();
  const lines = page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: /^选 / }) });
  await expect(lines.filter({ hasText: HE.name })).toContainText("发了消息");
  await expect(lines.filter({ hasText: NEIGHBOURS[0].name })).toContainText("提醒过");
  await all.click();
  await captain.press("提醒 2 位");
  await expect(page.getByText("2 位已在单子上，或一个月内提醒过")).toBeVisible();
  await gates(page, "captain");
});
