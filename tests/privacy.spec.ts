// What people may ask about themselves: what they agreed to, who has looked, a copy of everything, and to be forgotten.
import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { gates as rules } from "./support/gates";
import { expect, test } from "./support/journey";
import { heading, HE, NEIGHBOURS } from "./support/story";

test.setTimeout(180_000);

/** The rules for every page, on a pane that was scrolled: what has gone beneath the banners is not beside them. */
async function gates(page: Page, face: "captain"): Promise<void> {
  await page.evaluate(() => document.querySelectorAll(".pane").forEach((pane) => pane.scrollTo(0, 0)));
  await rules(page, face);
}

test("privacy: consents with a witness, who looked, a copy, and forgetting for good", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.adds(NEIGHBOURS[0]);
  await captain.adds(HE, "1949");
  await captain.press("同意了什么、谁看过、给本人一份、忘掉");
  const consents = page.locator("#consents");
  await expect(consents.getByText("还没问过")).toHaveCount(7);
  await gates(page, "captain");

  // Read out, agreed to at the door, and withdrawn on the telephone; without a witness nothing is noted.
  await captain.press("记下他怎么说 把姓名门牌告诉来帮忙的邻居");
  await expect(page.getByText("来帮忙的邻居会看到您的姓名、电话、门牌和您说的事。")).toBeVisible();
  await expect(page.getByText(/^撤回以后：谁来帮忙都看不到这些/)).toBeVisible();
  await captain.write("谁听到的", " ");
  await captain.press("他同意");
  await expect(page.getByText("谁听到的：请填上")).toBeVisible();
  await gates(page, "captain");
  await captain.write("谁听到的", "许楠");
  await captain.press("他同意");
  await expect(consents.getByText(/^同意 · 当面，许楠听到 · /)).toBeVisible();
  await captain.press("记下他怎么说 把姓名门牌告诉来帮忙的邻居");
  await page.getByRole("group", { name: "怎么说的" }).getByRole("radio", { name: "电话里" }).check();
  await captain.press("他撤回");
  await expect(consents.getByText(/^已撤回 · 电话里，许楠听到 · /)).toBeVisible();
  await expect(page.locator("#looked").getByText(/这台设备 · \d+ 次$/)).toBeVisible();

  // A copy to read and one for programs, in the language asked for.
  await page.getByRole("group", { name: "用哪种文字" }).getByRole("radio", { name: "English" }).check();
  const files: Download[] = [];
  page.on("download", (file) => files.push(file));
  await captain.press("存成两个文件");
  await expect.poll(() => files.length).toBe(2);
  const texts: Record<string, string> = {};
  for (const file of files) texts[file.suggestedFilename().split(".").pop()!] = readFileSync(await file.path(), "utf8");
  expect(texts.html).toContain('<html lang="en">');
  for (const known of [HE.name, HE.telephone, "1949", "Telling the neighbour who comes who they are", "Copy handed out"]) expect(texts.html).toContain(known);
  const { parts } = JSON.parse(texts.json) as { parts: { about: string; facts: Record<string, unknown>[] }[] };
  expect(parts[0].about).toBe("person");
  expect(parts[0].facts[0]).toEqual({ name: HE.name });
  expect(parts.filter((part) => part.about === "consent")).toHaveLength(2);
  await expect(page.locator("#looked").getByText(/给出过一份全部资料$/)).toBeVisible();

  // Forgetting: what goes and what stays, once more whether it is meant, and then nobody is there.
  await captain.press("看看会去掉什么");
  await expect(page.locator("#forget-goes").getByText(/^姓名、电话、出生日期/)).toBeVisible();
  await expect(page.locator("#forget-stays").getByText("忘掉了一个人这件事本身")).toBeVisible();
  await gates(page, "captain");
  await captain.press("忘掉");
  const dialog = page.getByRole("dialog", { name: `真的忘掉${HE.name}？` });
  await gates(page, "captain");
  await dialog.getByRole("button", { name: "不了，返回" }).click();
  await heading(page, HE.name);
  await captain.press("忘掉");
  await dialog.getByRole("button", { name: "忘掉" }).click();
  await heading(page, "住户");
  await expect(page.getByText(NEIGHBOURS[0].name).first()).toBeVisible();
  await expect(page.getByText(HE.name)).toHaveCount(0);
  await page.reload();
  await captain.unlocks();
  await captain.go("住户");
  await expect(page.getByText(NEIGHBOURS[0].name).first()).toBeVisible();
  await expect(page.getByText(HE.name)).toHaveCount(0);
});

test("privacy: for how long things are kept, how many that is, and a shorter time asked about first", async ({ people }) => {
  const captain = await Captain.arrives(people);
  const { page } = captain;
  await captain.press(/^用示例小区试一试/);
  await heading(page, "今天");
  await captain.go("住户");
  await expect(page.getByText("5000 户", { exact: true })).toBeVisible({ timeout: 120_000 });
  await captain.go("设置");
  await page.setViewportSize({ width: 360, height: 740 });
  const card = page.locator("#keeping");
  const requests = card.getByRole("listitem").filter({ hasText: "办完的诉求" });
  await expect(card.getByRole("listitem")).toHaveCount(6);
  await expect(requests.getByText(/^730 天 · 现有 \d+ 件，最早 \d{4}年.*到期$/)).toBeVisible();
  await gates(page, "captain");

  // What cannot be is said; what is longer is kept without a question.
  await captain.press("改天数 办完的诉求：内容、门牌、评价");
  await captain.write("保存几天", "4000");
  await captain.press("就存这么久");
  await expect(card.getByText("保存几天：要写 1 到 3650 之间的整数").first()).toBeVisible();
  await gates(page, "captain");
  await captain.write("保存几天", "1000");
  await captain.press("就存这么久");
  await expect(requests.getByText(/^1000 天 · /)).toBeVisible();

  // What is shorter says how much goes, and can be taken back.
  await captain.press("改天数 办完的诉求：内容、门牌、评价");
  await captain.write("保存几天", "１");
  await captain.press("就存这么久");
  const dialog = page.getByRole("dialog", { name: "只存 1 天？" });
  await expect(dialog.getByText(/^办完的诉求：内容、门牌、评价：已有 \d+ 件过了这个期限，很快会去掉。$/)).toBeVisible();
  await gates(page, "captain");
  await dialog.getByRole("button", { name: "改短" }).click();
  await expect(requests.getByText(/^1 天 · /)).toBeVisible();
  await captain.press("撤销");
  await expect(requests.getByText(/^1000 天 · /)).toBeVisible();
});
