// The keyboard: one field that finds every page, everything that can be done, every building and everybody, from any page;
// and a key that looks for a resident at once.
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { expect, test } from "./support/journey";
import { heading, HE, look, NEIGHBOURS, STATION } from "./support/story";

test.setTimeout(180_000);

test("row 29: a captain goes anywhere and finds anybody without leaving the keyboard", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.adds(HE, "1940");
  await captain.adds(NEIGHBOURS[0]);
  await captain.go("今天");
  await heading(page, "今天");

  // Everything is there before anything is typed; the arrows go round; Escape goes back where one was.
  const find = page.getByRole("button", { name: "找一找" });
  await find.focus();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: /^姓名或拼音/ });
  const lines = page.locator("#palette-list").getByRole("option");
  await expect(field).toBeFocused();
  await expect(lines.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowUp");
  await expect(lines.last()).toHaveAttribute("aria-selected", "true");
  await expect(lines.last()).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expect(lines.first()).toHaveAttribute("aria-selected", "true");
  await gates(page, "captain");
  await look(page, "captain");
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(find).toBeFocused();

  // A page by its initials, a person by pinyin, by door and by the end of the telephone number.
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("drmc");
  await page.keyboard.press("Enter");
  await heading(page, "导入名册");
  for (const typed of ["hejianmin", "hjm", "3-2-501", "1234"]) {
    await captain.go("今天");
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused();
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await heading(page, HE.name);
  }
  // A building and its poster.
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("12号");
  await expect(lines.first()).toHaveText(`${STATION.estate} 12号楼`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: "海报" })).toBeVisible();

  // Enter that ends composing chooses nothing; what is not there is said.
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("jinri");
  await field.dispatchEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true });
  await expect(field).toBeVisible();
  await field.fill("没有这个人");
  await expect(page.getByText(/^没找到。/)).toBeVisible();
  await gates(page, "captain");
  await page.keyboard.press("Enter");
  await expect(field).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(field).toHaveCount(0);

  // A slash looks for a resident from anywhere; within a field it is a slash.
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "姓名或拼音、门牌、电话" });
  await expect(search).toBeFocused();
  await page.keyboard.type("李/");
  await expect(search).toHaveValue("李/");

  // The desk is locked from there, and then nothing opens.
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("锁上");
  await page.keyboard.press("Enter");
  await heading(page, "工作台锁着");
  await page.keyboard.press("Control+k");
  await expect(field).toHaveCount(0);
  await gates(page, "captain");
});

test("row 29: on a phone the same is found under 更多", async ({ people }) => {
  const captain = new Captain(await people("captain", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }));
  const { page } = captain;
  await captain.setsUp();
  await page.getByRole("link", { name: /^更多/ }).click();
  await page.getByRole("button", { name: "找一找" }).click();
  await page.getByRole("combobox", { name: /^姓名或拼音/ }).fill("导出");
  await gates(page, "captain");
  await page.getByRole("option", { name: "导出和打印" }).click();
  await heading(page, "导出和打印");
  await gates(page, "captain");
});
