// How helpers are chosen: weights seen, tried on this week's plan and saved; what one person could do today; who is kept
// apart from whom; and requests that need two.
import type { Locator, Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { expect, test } from "./support/journey";
import { HE, heading, NEIGHBOURS, TIAN } from "./support/story";

const ERRANDS = ["想请人帮我去药店取药。", "请帮我取快递,在小区门口。"];

test.setTimeout(240_000);

/** The page on which the weights are. */
async function policy(captain: Captain): Promise<Page> {
  const { page } = captain;
  await captain.go("设置");
  await page.getByRole("link", { name: "改选人的办法" }).click();
  await heading(page, "选人的办法");
  return page;
}

/** A group of weights, opened. */
async function group(page: Page, name: string, nth = 0): Promise<Locator> {
  const group = page.getByRole("group").filter({ has: page.getByRole("heading", { name, exact: true }) }).nth(nth);
  const input = group.getByRole("textbox").first();
  // A group with a weight that was changed stands open already.
  await expect(group).toBeVisible();
  if (!(await input.isVisible())) await group.getByText(name, { exact: true }).first().click();
  await expect(input).toBeVisible();
  return group;
}

test("row 7: a weight is changed, tried on this week's plan before it counts, saved with who and when, and taken back", async ({ people }) => {
  const captain = await Captain.founds(people);
  const near = { ...TIAN };
  await captain.enlists(near, ["跑腿"]);
  await captain.enlists(NEIGHBOURS[0], ["跑腿"]);
  for (const words of ERRANDS) await captain.files("当面", HE, words);
  const page = await policy(captain);
  const foreseen = page.getByRole("region", { name: "这周的安排会怎样" });
  await expect(foreseen).toContainText("还没改");
  const distance = await group(page, "远近");
  const walk = distance.getByRole("textbox", { name: "走 100 米" });
  await expect(walk).toHaveValue("60");
  await expect(distance.getByText("抵走 1,333 米")).toBeVisible();
  await gates(page, "captain");

  // What makes no sense is said where it stands, and nothing is saved.
  await walk.fill("很多");
  await expect(distance.getByText("走 100 米：写一个整数")).toBeVisible();
  await expect(foreseen).toContainText("有一处还不对");
  await page.getByRole("button", { name: "就这么办" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "走 100 米：写一个整数" });
  await expect(summary).toBeFocused();
  await gates(page, "captain");
  await walk.fill("60");
  const workings = await group(page, "底数");
  await workings.getByRole("textbox", { name: "起步分" }).fill("100");
  await expect(workings.getByText("起步分：加分加起来有 3,500 分，这里不能比它少，最多 1,000,000")).toBeVisible();
  await page.getByRole("button", { name: "起步分 改回 4,000" }).click();
  await expect(workings.getByRole("textbox", { name: "起步分" })).toHaveValue("4000");

  // Tried before it counts: without a share for load both errands may go to one.
  const load = await group(page, "忙不忙");
  await load.getByRole("textbox", { name: "这周每件事" }).fill("0");
  await expect(foreseen.getByRole("table")).toBeVisible({ timeout: 30_000 });
  await expect(foreseen).toContainText(/换人去|谁都不用换/);
  await expect(foreseen.getByRole("row", { name: /有人去/ })).toContainText("2 位");
  await gates(page, "captain");
  await page.getByRole("button", { name: "就这么办" }).click();
  await expect(page.getByText("选人的办法改好了")).toBeVisible();
  await expect(load.getByText(/改的$/)).toContainText(/刚刚|分钟前/);
  await expect(foreseen).toContainText("还没改");
  await expect(load.getByText("改了 1 条")).toBeVisible();
  await gates(page, "captain");

  // It counts for the plan, and after the desk is opened again.
  await captain.go("一起排");
  await expect(page.getByRole("button", { name: "同意 2 件" })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("link", { name: "选人的办法" }).click();
  await page.reload();
  await captain.unlocks();
  await heading(page, "选人的办法");
  const again = await group(page, "忙不忙");
  await expect(again.getByRole("textbox", { name: "这周每件事" })).toHaveValue("0");

  await page.getByRole("button", { name: "都改回原来的" }).click();
  await expect(again.getByRole("textbox", { name: "这周每件事" })).toHaveValue("350");
  await page.getByRole("button", { name: "就这么办" }).click();
  await expect(page.getByText("选人的办法改好了")).toBeVisible();
  await page.getByRole("button", { name: /^撤销/ }).click();
  await expect(page.getByText("已撤回").first()).toBeVisible();
  await expect(again.getByRole("textbox", { name: "这周每件事" })).toHaveValue("0");
  await gates(page, "captain");
});

test("row 7: what a volunteer could do today, best first, and one press asks her", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.enlists(TIAN, ["跑腿"]);
  for (const words of ERRANDS) await captain.files("当面", HE, words);
  await opens(captain, TIAN.name);
  await page.getByRole("button", { name: "看看哪几件最合适" }).click();
  const best = page.getByRole("region", { name: "今天能帮什么" }).getByRole("listitem");
  await expect(best).toHaveCount(2, { timeout: 60_000 });
  await expect(best.first()).toContainText(/会跑腿|同楼|同小区/);
  await expect(best.first()).toContainText("一起排时就是这件");
  await gates(page, "captain");
  await best.first().getByRole("button", { name: `请这位去 ${TIAN.name}` }).click();
  await expect(page.getByText(`已请${TIAN.name}`)).toBeVisible();
  await expect(best).toHaveCount(1);
  await gates(page, "captain");
});

test("row 7: two who should not meet are not sent to each other, and only the captain can tell why", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  const [other] = NEIGHBOURS;
  await captain.enlists(TIAN, ["跑腿"]);
  await captain.enlists(other, ["跑腿"]);
  await captain.files("当面", HE, ERRANDS[0]);
  await captain.go("一起排");
  const goes = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "不要这条" }) }).getByRole("strong").first();
  await expect(goes).toBeVisible({ timeout: 60_000 });
  const first = await goes.innerText();
  const second = first === TIAN.name ? other.name : TIAN.name;

  await opens(captain, HE.name);
  const apart = page.getByRole("region").or(page.locator("section")).filter({ has: page.getByRole("heading", { name: "不让碰面的人" }) }).last();
  await expect(page.getByText(first)).toHaveCount(0);
  await apart.getByRole("button", { name: "打开看" }).click();
  await page.getByRole("searchbox", { name: "再加一位" }).fill(first);
  await apart.getByRole("button").filter({ hasText: first }).click();
  await expect(page.getByText(`以后不让和${first}碰面`)).toBeVisible();
  await expect(apart.getByRole("button", { name: `可以碰面了 ${first}` })).toBeVisible();
  await gates(page, "captain");

  await captain.go("一起排");
  await expect(goes).toHaveText(second, { timeout: 30_000 });
  await page.getByRole("button", { name: "换人" }).click();
  await page.getByRole("searchbox", { name: "找别人" }).fill(first);
  await page.getByRole("group", { name: /换谁去$/ }).getByRole("button").filter({ hasText: first }).click();
  await expect(page.getByText("请不了这位")).toBeVisible();
  await gates(page, "captain");
});

test("row 7: a fridge needs two: the plan names both, and one who has gone leaves a place to fill", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  const helpers = [TIAN, NEIGHBOURS[0]];
  for (const helper of helpers) await captain.enlists(helper, ["跑腿"]);
  await captain.files("当面", HE, "旧冰箱要搬下楼，请人帮我跑一趟。");
  await page.getByRole("combobox", { name: "要几个人去" }).selectOption("2");
  await expect(page.getByText("改成要 2 位")).toBeVisible();
  await gates(page, "captain");
  await captain.go("一起排");
  const lines = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "不要这条" }) });
  await expect(lines).toHaveCount(2, { timeout: 60_000 });
  for (const helper of helpers) await expect(lines.filter({ hasText: helper.name })).toHaveCount(1);
  await expect(page.getByText("要 2 位", { exact: true })).toHaveCount(2);
  await gates(page, "captain");
  await page.getByRole("button", { name: "同意 2 件" }).click();
  await expect(page.getByRole("link").filter({ hasText: "邀请" })).toHaveCount(2);
});

/** Opens somebody's page. */
async function opens(captain: Captain, name: string): Promise<void> {
  await captain.go("住户");
  await captain.page.getByRole("searchbox", { name: "姓名或拼音、门牌、电话" }).first().fill(name);
  await captain.page.getByRole("link", { name }).first().click();
  await heading(captain.page, name);
}
