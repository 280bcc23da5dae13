// What people are owed: a rule written line by line finds them, says why and which paper is missing; and forty elders
// who live alone go through one application.
import type { Locator, Page } from "@playwright/test";
import { Captain, type Someone } from "./support/captain";
import { gates } from "./support/gates";
import { expect, test } from "./support/journey";
import { HE, heading, look, NEIGHBOURS } from "./support/story";

/** As many as got a bracelet by one application in the article. */
const ELDERS = Number(process.env.LM_ELDERS ?? 40);

test.setTimeout(420_000);

/** Opens the list of programs. */
async function programs(captain: Captain): Promise<Page> {
  await captain.go("惠民项目");
  await heading(captain.page, "惠民项目");
  return captain.page;
}

/** The people of a program who are shown. */
const lines = (page: Page): Locator => page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: /^选 / }) });

/** Opens the people who stand somewhere. */
async function at(page: Page, where: string | RegExp, count: number): Promise<void> {
  const pill = page.getByRole("group", { name: "看哪些" }).getByRole("button", { name: where });
  await expect(pill).toContainText(String(count));
  await pill.click();
  await expect(pill).toHaveAttribute("aria-pressed", "true");
}

test("row 13: a rule finds whoever is owed something, says why and which paper is missing, and follows the roster", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.describes(HE, "1949");
  await page.getByRole("checkbox", { name: /当过兵|退役军人/ }).check();
  await captain.press("保存");
  await heading(page, HE.name);
  await captain.adds(NEIGHBOURS[0], "1950");

  // Nothing has been written yet: the examples lead to the form, filled in.
  await programs(captain);
  await expect(page.getByText("还没有项目")).toBeVisible();
  await look(page, "captain");
  await page.getByRole("link", { name: /^退役军人优待证/ }).click();
  await heading(page, "写一个项目");
  const reads = page.getByRole("region", { name: "读出来是这样" });
  await expect(reads).toContainText("退役军人。");
  await expect(reads).toContainText("现在能找到 1 位：0 位材料齐，1 位缺材料");
  await look(page, "captain");

  // Another line, with a number that is none: named where it stands, and nothing is saved.
  await page.getByRole("button", { name: "再加一行" }).click();
  const second = page.getByRole("group", { name: "第 2 行" });
  await second.getByRole("textbox", { name: "从 第 2 行" }).fill("七十");
  await expect(reads).toContainText("有 1 处还不对");
  await captain.press("存下这一版");
  await expect(page.getByRole("alert").filter({ hasText: "第 2 行第 1 项要写整数" })).toBeFocused();
  await gates(page, "captain");
  await second.getByRole("textbox", { name: "从 第 2 行" }).fill("70");
  await expect(reads).toContainText("退役军人，并且 70 岁以上。");
  // Left half-way, it is there again; and a finger that taps twice makes one program.
  await page.goBack();
  await page.getByRole("link", { name: /^退役军人优待证/ }).click();
  await expect(page.getByText("接着上次没记完的写")).toBeVisible();
  await expect(reads).toContainText("退役军人，并且 70 岁以上。");
  await page.getByRole("button", { name: "存下这一版" }).dblclick();
  await expect(page.getByText("退役军人优待证：存好了")).toBeVisible();

  await heading(page, "退役军人优待证");
  await at(page, /^该有，缺材料/, 1);
  await expect(lines(page)).toHaveCount(1);
  await expect(lines(page)).toContainText(HE.name);
  await expect(lines(page)).toContainText("76 或 77 岁");
  await expect(lines(page)).toContainText("缺 身份证、户口本、一寸照片、退伍证");
  await look(page, "captain");

  // Papers are ticked one by one; with the last he can be applied for.
  for (const paper of ["身份证", "户口本", "一寸照片", "退伍证"]) {
    await page.getByRole("group", { name: `${HE.name} 的材料` }).getByRole("button", { name: paper }).click();
  }
  await at(page, /^材料齐，可以办/, 1);
  await expect(lines(page)).toContainText(HE.name);

  // Today says who lacks papers, and his own page what he is owed.
  await page.getByRole("link", { name: HE.name, exact: true }).click();
  const theirs = page.locator("section").filter({ has: page.getByRole("heading", { name: "该有的和已有的" }) }).last();
  await expect(theirs).toContainText("退役军人优待证");
  await gates(page, "captain");

  // The rule changes: a new version counts, the old one stays to be read.
  await programs(captain);
  await page.getByRole("link", { name: /^退役军人优待证/ }).click();
  await page.getByRole("link", { name: "改规则" }).click();
  await page.getByRole("textbox", { name: "从 第 2 行" }).fill("80");
  await captain.press("存下这一版");
  await expect(page.getByText("这里没有人")).toBeVisible();
  await page.getByRole("button", { name: /^撤销/ }).click();
  await at(page, /^材料齐，可以办/, 1);
  await gates(page, "captain");
});

test("row 13: a young woman who never claimed folic acid is found, with her reason and the paper that is missing", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  const [her] = NEIGHBOURS;
  await captain.describes(her, "1998");
  await page.getByRole("checkbox", { name: "愿意帮忙" }).check();
  await page.getByRole("checkbox", { name: "跑腿" }).check();
  await captain.press("保存");
  await heading(page, her.name);
  await page.getByRole("combobox", { name: "男女" }).selectOption({ label: "女" });
  await page.getByRole("button", { name: "记一个日子" }).click();
  const wed = await page.evaluate(() => new Date(Date.now() - 100 * 86_400_000).toISOString().slice(0, 10));
  await page.getByLabel("哪一天").fill(wed);
  await page.getByRole("button", { name: "记下", exact: true }).click();
  await expect(page.getByText("记下了结婚")).toBeVisible();

  await programs(captain);
  await page.getByRole("link", { name: /^免费叶酸/ }).click();
  const reads = page.getByRole("region", { name: "读出来是这样" });
  await expect(reads).toContainText("女，并且 20 到 49 岁，并且结婚至今不超过 730 天");
  await expect(reads).toContainText("现在能找到 1 位");
  await captain.press("存下这一版");
  await at(page, /^该有，缺材料/, 1);
  await expect(lines(page)).toContainText(her.name);
  await expect(lines(page)).toContainText(/结婚 (99|100|101) 天前/);
  await expect(lines(page)).toContainText("缺 身份证、结婚证");
  await gates(page, "captain");
  await captain.today();
  await expect(page.getByRole("link", { name: "1 位该有惠民项目，还缺材料" })).toBeVisible();
  await gates(page, "captain");
});

test("row 14: forty elders who live alone get bracelets by one application: agreed, papers, handed in, granted", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  for (let at = 0; at < ELDERS; at += 1) await captain.adds(elder(at), "1945");
  await programs(captain);
  await page.getByRole("link", { name: /^智能手环/ }).click();
  await captain.press("存下这一版");
  await expect(page.getByText("智能手环：存好了")).toBeVisible();

  // All on one list.
  await at(page, /^该有，缺材料/, ELDERS);
  await page.getByRole("button", { name: `全选 ${ELDERS} 位` }).click();
  await captain.press(`列入申报 ${ELDERS} 位`);
  await at(page, /^正在备材料/, ELDERS);
  await page.getByRole("button", { name: `全选 ${ELDERS} 位` }).click();
  await expect(page.getByText(`${ELDERS} 位还没同意 · ${ELDERS} 位缺材料`)).toBeVisible();
  await expect(page.getByRole("button", { name: "递交 0 位" })).toBeDisabled();
  await look(page, "captain");

  // Each agrees, each brings papers; one of them has left the card at home.
  await captain.press("都同意了");
  await expect(page.getByText(`${ELDERS} 位缺材料`)).toBeVisible();
  await captain.press("材料都在");
  await expect(page.getByText("都同意了，材料也齐")).toBeVisible();
  const forgot = page.getByRole("group", { name: `${elder(0).name} 的材料` });
  await forgot.getByRole("button", { name: "身份证" }).click();
  await expect(forgot.getByRole("button", { name: "身份证" })).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByText("1 位缺材料")).toBeVisible();

  // The pack: a cover and a sheet for each.
  await page.getByRole("link", { name: "打印申报包" }).click();
  await expect(page.getByRole("article")).toHaveCount(ELDERS + 1);
  await expect(page.getByRole("article", { name: "申报名单" }).getByRole("row")).toHaveCount(ELDERS + 1);
  await look(page, "captain");
  await page.goBack();

  await page.getByRole("button", { name: `全选 ${ELDERS} 位` }).click();
  await captain.press(`递交 ${ELDERS - 1} 位`);
  await at(page, /^已递交/, ELDERS - 1);
  await expect(page.getByRole("group", { name: "看哪些" }).getByRole("button", { name: /^正在备材料/ })).toContainText("1");

  // What comes back: all but one are granted, one is not.
  await page.getByRole("checkbox", { name: `选 ${elder(1).name}`, exact: true }).check();
  await page.getByRole("button", { name: "没通过" }).click();
  await at(page, /^已递交/, ELDERS - 2);
  await page.getByRole("button", { name: `全选 ${ELDERS - 2} 位` }).click();
  await captain.press(`办成 ${ELDERS - 2} 位`);
  await at(page, /^已办成/, ELDERS - 2);
  await gates(page, "captain");

  await page.reload();
  await captain.unlocks();
  await at(page, /^已办成/, ELDERS - 2);
  await at(page, /^没办成的/, 1);
  await expect(lines(page)).toContainText(elder(1).name);
});

/** One of the elders, in a home of their own. */
function elder(at: number): Someone {
  const [unit, floor, door] = [1 + Math.floor(at / 20), 1 + Math.floor((at % 20) / 4), 1 + (at % 4)];
  const given = "福寿康宁安泰和顺吉祥".charAt(at % 10) + "松柏梅兰竹菊".charAt(Math.floor(at / 10));
  return { name: `陈${given}`, telephone: `0298888${7000 + at}`, building: "3号楼", home: `${unit}单元${floor}0${door}` };
}
