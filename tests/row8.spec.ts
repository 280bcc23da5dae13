// Row 8: each household in difficulty has a volunteer of its own, and somebody behind them.
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { expect, test, type People } from "./support/journey";
import { heading, look } from "./support/story";

test.setTimeout(240_000);

/** A captain in the sample, once the whole community is there. */
async function arrives(people: People): Promise<Captain> {
  const captain = await Captain.arrives(people);
  await captain.press(/^用示例小区试一试/);
  await captain.go("住户");
  await expect(captain.page.getByText("5000 户", { exact: true })).toBeVisible({ timeout: 180_000 });
  await captain.go("结对");
  await heading(captain.page, "结对");
  return captain;
}

/** The rows of the list: one for each household. */
function rows(captain: Captain) {
  return captain.page.getByRole("region", { name: "结对" }).getByRole("listitem");
}

test("row 8: pairs proposed for the 27 households, agreed, one drops out and the backup steps in", async ({ people }) => {
  const captain = await arrives(people);
  const { page } = captain;
  await expect(rows(captain)).toHaveCount(27);
  await expect(page.getByRole("button", { name: /^还缺人\s*24$/ })).toBeVisible();
  await look(page, "captain");

  await page.getByRole("link", { name: "给 24 户找人" }).click();
  await heading(page, "给困难家庭找人");
  const agree = page.getByRole("button", { name: "同意 24 户" });
  await expect(agree).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText("已验证：没有更合适的配法")).toBeVisible();
  await expect(page.getByText("3 户不动")).toBeVisible();
  const offers = page.getByRole("main").getByRole("listitem");
  await expect(offers).toHaveCount(24);
  await expect(offers.first()).toContainText(/志愿者.*(同单元|同楼|同小区|走 \d+ 米).*后备/s);
  await look(page, "captain");
  await page.getByRole("button", { name: "不要这条" }).first().click();
  await expect(page.getByRole("button", { name: "同意 23 户" })).toBeVisible();
  await page.getByRole("button", { name: "放回来" }).click();
  await agree.click();
  await expect(page.getByText("24 户结好了")).toBeVisible();
  await heading(page, "结对");
  await expect(page.getByRole("button", { name: /^还缺人\s*0$/ })).toBeVisible();
  await expect(rows(captain)).toHaveCount(27);
  await expect(rows(captain).getByText(/^后备 \S+$/)).toHaveCount(27);
  await expect(rows(captain).getByText("没有后备", { exact: true })).toHaveCount(0);

  // One of them drops out: what changes is shown first, then it is done, then the new backup is agreed.
  const one = rows(captain).filter({ hasText: "还没去过" }).first();
  const home = await one.getByRole("link").getAttribute("href");
  await one.getByRole("link").click();
  const leaves = page.getByRole("button", { name: /不来了$/ });
  await expect(leaves).toHaveCount(2);
  const elder = await page.getByRole("heading", { level: 2 }).first().innerText();
  const leaver = ((await leaves.first().innerText()) ?? "").replace("不来了", "");
  const backup = ((await leaves.nth(1).innerText()) ?? "").replace("不来了", "");
  await look(page, "captain");
  await leaves.first().click();
  const preview = page.getByRole("group", { name: `${leaver}不来了，会这样变` });
  await expect(preview).toContainText(`由${backup}接上`, { timeout: 60_000 });
  const proposed = /新后备建议：(\S+)/.exec(await preview.innerText())?.[1] ?? "";
  expect(proposed).not.toBe("");
  await expect(preview).toContainText("别的都不动");
  await gates(page, "captain");
  await preview.getByRole("button", { name: "就这样改" }).click();
  await expect(page.getByText(`${leaver}不来了，后备接上，等回话`)).toBeVisible();
  await expect(page.getByRole("button", { name: `${backup}不来了` })).toBeVisible();
  await expect(page.getByText("没有后备").first()).toBeVisible();
  await expect(page.getByText("等回话", { exact: true }).first()).toBeVisible();
  await look(page, "captain");
  // Whoever stepped in was asked, and says yes.
  await page.getByRole("button", { name: "都说好了" }).click();
  await expect(page.getByRole("button", { name: "都说好了" })).toHaveCount(0);

  await page.getByRole("link", { name: backup, exact: true }).click();
  await heading(page, backup);
  await expect(page.getByRole("listitem").filter({ hasText: elder }).filter({ hasText: backup })).toHaveCount(1);
  await page.goBack();

  await page.reload();
  await expect(page.getByRole("button", { name: `${backup}不来了` })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("button", { name: `${leaver}不来了` })).toHaveCount(0);
  await page.getByRole("link", { name: /^找人/ }).click();
  await expect(page.getByRole("button", { name: "同意 1 户" })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole("main").getByRole("listitem")).toContainText(proposed);
  await page.getByRole("button", { name: "同意 1 户" }).click();
  await expect(page.getByRole("button", { name: /^还缺人\s*0$/ })).toBeVisible();
  await page.goto(new URL(home ?? "", page.url()).href);
  await expect(page.getByRole("button", { name: `${proposed}不来了` })).toBeVisible();
  await look(page, "captain");

  // The new backup drops out, then, with nobody behind them, the own volunteer too: somebody is suggested, nobody is said
  // to have taken over, and the captain agrees as to any proposal.
  await page.getByRole("button", { name: `${proposed}不来了` }).click();
  const behind = page.getByRole("group", { name: `${proposed}不来了，会这样变` });
  await expect(behind).toContainText("新后备建议：", { timeout: 60_000 });
  await expect(behind).not.toContainText("暂时没有人接上");
  await behind.getByRole("button", { name: "就这样改" }).click();
  await expect(page.getByRole("paragraph").filter({ hasText: new RegExp(`^${proposed}不来了$`) })).toBeVisible();
  await expect(page.getByRole("button", { name: `${proposed}不来了` })).toHaveCount(0);
  await page.getByRole("button", { name: `${backup}不来了` }).click();
  const alone = page.getByRole("group", { name: `${backup}不来了，会这样变` });
  await expect(alone).toContainText("暂时没有人接上", { timeout: 60_000 });
  const suggested = /^建议：(\S+)/m.exec(await alone.innerText())?.[1] ?? "";
  expect(suggested).not.toBe("");
  await gates(page, "captain");
  await alone.getByRole("button", { name: "就这样改" }).click();
  await expect(page.getByText(`${backup}不来了，1 户暂时没有人接上`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "自己的志愿者" }).locator("..")).toContainText("还没有人");
  await look(page, "captain");
  await page.getByRole("link", { name: /^找人/ }).click();
  await expect(page.getByRole("button", { name: "同意 1 户" })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole("main").getByRole("listitem")).toContainText(suggested);
  await page.getByRole("button", { name: "同意 1 户" }).click();
  await expect(page.getByRole("button", { name: /^还缺人\s*0$/ })).toBeVisible();
  await page.goto(new URL(home ?? "", page.url()).href);
  await expect(page.getByRole("button", { name: `${suggested}不来了` })).toBeVisible();
  await look(page, "captain");
});

test("row 8: a pair that has gone quiet is seen", async ({ people }) => {
  const captain = await arrives(people);
  const { page } = captain;
  await expect(page.getByRole("navigation", { name: "页面" }).getByRole("link", { name: /^结对\s*1$/ })).toBeVisible();
  await expect(rows(captain).first()).toContainText(/\d+ 天没去了/);
  await page.getByRole("button", { name: /^很久没去\s*1$/ }).click();
  await expect(rows(captain)).toHaveCount(1);
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { name: "走访" })).toBeVisible();
  await look(page, "captain");

  await page.getByRole("button", { name: "记一次走访" }).click();
  await page.getByRole("checkbox", { name: "送药" }).check();
  await page.getByRole("checkbox", { name: "唱歌" }).check();
  await page.getByRole("radio", { name: "昨天" }).check();
  await page.getByRole("textbox", { name: "怎么样（可不填）" }).fill("唱了两首老歌");
  await gates(page, "captain");
  await page.getByRole("button", { name: "记下", exact: true }).click();
  await expect(page.getByText("记下了").first()).toBeVisible();
  await expect(page.getByText("唱了两首老歌")).toBeVisible();
  await expect(page.getByText("1 天前去过").first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^很久没去\s*0$/ })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "页面" }).getByRole("link", { name: /^结对$/ })).toBeVisible();

  await page.getByRole("button", { name: "改心愿" }).click();
  await page.getByRole("checkbox", { name: "上午" }).check();
  await page.getByRole("radio", { name: "女", exact: true }).check();
  await gates(page, "captain");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("上午 · 最好是女的")).toBeVisible();

  await page.reload();
  await expect(page.getByText("唱了两首老歌")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("上午 · 最好是女的")).toBeVisible();
  await page.getByRole("button", { name: /^很久没去\s*0$/ }).click();
  await expect(page.getByText("都有人照看，也都常去。")).toBeVisible();
  await look(page, "captain");
});
