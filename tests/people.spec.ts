// People: births to the day, groups with who may see them, homes as a grid, who moves, who leaves, and who was written down
// twice; all of it after a reload, too.
import type { Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { gates as rules } from "./support/gates";
import { expect, test } from "./support/journey";
import { heading, HE, NEIGHBOURS, STATION } from "./support/story";

test.setTimeout(180_000);

const SHE = { ...HE, name: "余秀英", telephone: "13800004321" };
const [FAR] = NEIGHBOURS;

/** The rules for every page, on a pane that was scrolled: what has gone beneath the banners is not beside them. */
async function gates(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll(".pane").forEach((pane) => pane.scrollTo(0, 0)));
  await rules(page, "captain");
}

async function opens(captain: Captain, name: string): Promise<void> {
  await captain.go("住户");
  await captain.page.getByRole("searchbox", { name: "姓名或拼音、门牌、电话" }).fill(name);
  await captain.page.getByRole("link", { name, exact: true }).first().click();
  await heading(captain.page, name);
}

test("row 11: a household with its relations and groups, found by group and seen on its building's grid", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.describes(HE, "1940-03-08");
  await page.getByRole("combobox", { name: "和户主的关系" }).selectOption({ label: "户主" });
  await page.getByRole("checkbox", { name: /^慢性病/ }).check();
  await expect(page.locator("label", { hasText: "慢性病" })).toContainText("只有工作站看得到");
  await gates(page);
  await captain.press("保存");
  await heading(page, HE.name);
  await expect(page.locator(".person-head + .tags")).toContainText("独居");

  await captain.describes(SHE, "2001");
  await page.getByRole("combobox", { name: "和户主的关系" }).selectOption({ label: "孙辈" });
  await captain.press("保存");
  await heading(page, SHE.name);
  await opens(captain, HE.name);
  await expect(page.locator(".person-head + .tags")).not.toContainText("独居");
  await expect(page.getByText("孙辈").first()).toBeVisible();

  // A paper and a date, noted on the page.
  await captain.press("记一份证件");
  await page.getByLabel("有效到（可不填）").fill("2031-05-01");
  await page.getByRole("button", { name: "记下", exact: true }).click();
  await expect(page.getByText("有效到 2031-05-01")).toBeVisible();
  await captain.press("记一个日子");
  await page.getByRole("button", { name: "记下", exact: true }).click();
  await expect(page.getByText("选一个日子")).toBeVisible();
  await page.getByLabel("哪一天").fill("2026-01-15");
  await page.getByRole("button", { name: "记下", exact: true }).click();
  await expect(page.getByText("2026-01-15")).toBeVisible();
  await gates(page);

  // Found by group, from the list and by its name.
  await captain.go("住户");
  await page.getByRole("combobox", { name: "哪类人" }).selectOption({ label: "慢性病" });
  await expect(page.getByRole("link", { name: HE.name, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: SHE.name, exact: true })).toHaveCount(0);
  await gates(page);

  // The building: a cell says what its colour says, and opens the household.
  await captain.go("楼栋");
  await page.getByRole("link", { name: new RegExp(`^${HE.building}`) }).click();
  await heading(page, `${STATION.estate} ${HE.building}`);
  const cell = page.getByRole("link", { name: /^3-2-501 何建民 · 2 口人/ });
  await expect(cell).toHaveAccessibleName(/没有见过的记录$/);
  await captain.press("要多留心");
  await expect(cell).toHaveAccessibleName(/很要留心$/);
  await expect(cell).toContainText("!!");
  await gates(page);
  await page.reload();
  await captain.unlocks();
  await heading(page, `${STATION.estate} ${HE.building}`);
  await cell.focus();
  await page.keyboard.press("Enter");
  await heading(page, HE.name);
});

test("row 11: moving, leaving with care and back, and two that are one", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.adds(HE, "1940");
  await captain.adds(SHE, "1942");
  await captain.adds({ ...FAR, name: HE.name, telephone: HE.telephone }, "");

  // Two of one name and one telephone: side by side, one press, and undone with another.
  await captain.go("住户");
  await page.getByRole("link", { name: "查重" }).click();
  await heading(page, "可能是同一个人");
  await expect(page.locator(".twins-card")).toHaveCount(1);
  await gates(page);
  await captain.press(`是两个人 ${HE.name}`);
  await expect(page.getByText("没有重复的")).toBeVisible();
  await captain.press("撤销");
  await expect(page.locator(".twins-card")).toHaveCount(1);
  await captain.press(`合成一位 ${HE.name}`);
  await expect(page.getByText("没有重复的")).toBeVisible();
  await captain.press("撤销");
  await expect(page.locator(".twins-card")).toHaveCount(1);
  await captain.press(`合成一位 ${HE.name}`);
  await expect(page.getByText("没有重复的")).toBeVisible();

  // The two of them move together.
  await opens(captain, HE.name);
  await captain.press("搬家、住进养老院、去世");
  await page.getByRole("radio", { name: "搬到站里另一户" }).check();
  await page.getByRole("combobox", { name: "哪栋楼" }).selectOption({ label: `${STATION.estate} 4号楼` });
  await page.getByRole("textbox", { name: "门牌", exact: true }).fill("4单元101");
  await page.getByRole("checkbox", { name: `同住的${SHE.name}也一起搬` }).check();
  // A finger that taps twice moves them once, and it can still be taken back.
  await page.locator("#leaving").getByRole("button", { name: "记下" }).dblclick();
  await expect(page.locator(".person-head")).toContainText("4-4-101");
  await expect(page.getByRole("button", { name: /^撤销/ })).toBeVisible();
  await expect(page.getByText("现在这样办不了")).toHaveCount(0);

  // He dies: what ends is said first, she stays, and he is found among those who left.
  await captain.press("搬家、住进养老院、去世");
  await page.getByRole("radio", { name: "去世" }).check();
  await expect(page.locator("#leaving-ends")).toContainText("不再给本人发任何消息");
  await expect(page.locator("#leaving-ends")).toContainText(`同住的${SHE.name}都还在名册上`);
  await gates(page);
  await page.locator("#leaving").getByRole("button", { name: "记下" }).click();
  await expect(page.getByRole("note")).toContainText("去世");
  await gates(page);
  await captain.go("住户");
  await page.getByRole("searchbox", { name: "姓名或拼音、门牌、电话" }).fill("");
  await expect(page.getByRole("link", { name: SHE.name, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: HE.name, exact: true })).toHaveCount(0);
  await page.reload();
  await captain.unlocks();
  await heading(page, "住户");
  await captain.press("已离开");
  await page.getByRole("link", { name: HE.name, exact: true }).click();
  await expect(page.getByRole("note")).toContainText("去世");
  await captain.press("记错了，或者回来了");
  await expect(page.getByRole("note")).toHaveCount(0);
});

test("row 11: a building that was forgotten and a new estate are added later, and can be taken back", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.go("楼栋");
  await heading(page, "小区和楼栋");
  const estate = page.getByRole("textbox", { name: "小区", exact: true });
  await expect(estate).toHaveValue(STATION.estate);
  await captain.write("有哪些楼", "1-12");
  await captain.press("加上");
  await expect(page.getByRole("alert")).toContainText("有哪些楼：这些都已经有了");
  await gates(page);
  await captain.write("有哪些楼", "12-14");
  await captain.press("加上");
  await expect(page.getByText("加好了")).toBeVisible();
  await expect(page.getByRole("link", { name: /^14号楼/ })).toBeVisible();
  await estate.fill("北里新村");
  await captain.write("有哪些楼", "1-3");
  await captain.press("加上");
  await expect(page.getByRole("heading", { name: "北里新村" })).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).last().click();
  await expect(page.getByRole("heading", { name: "北里新村" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /号楼/ })).toHaveCount(14);
  await page.getByRole("link", { name: /^14号楼/ }).click();
  await heading(page, `${STATION.estate} 14号楼`);
});
