// Row 21: a shared screen at the canteen: five taps to a meal, and nothing of anybody left behind.
import type { Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { copied, expect, test } from "./support/journey";
import { Kiosk } from "./support/kiosk";
import { Profile } from "./support/profile";
import { heading, HE, look, NEIGHBOURS, said } from "./support/story";

const POST = { timeout: 40_000 };

test.setTimeout(180_000);

test("row 21: enrolled by one message, a meal in five taps, a card, a request; the captain counts them", async ({ people }) => {
  const captain = await Captain.founds(people);
  for (const diner of [HE, ...NEIGHBOURS]) await captain.adds(diner, "1949");
  const kiosk = await Kiosk.arrives(people);
  await kiosk.enrols(await captain.enrolment("青禾食堂"));
  await kiosk.counts(0);
  const card = await captain.card(HE.name, HE.masked);

  await test.step("building, staircase, room, name, check in", async () => {
    await kiosk.walks(/3号楼/, "2 单元", "501", HE.masked);
    await kiosk.tap(/签到$/);
    await heading(kiosk.page, "好了,请用餐!");
    expect(kiosk.taps).toBe(5);
    await expect(kiosk.page.getByText("请付 8 元。")).toBeVisible();
    await kiosk.counts(1);
    await look(kiosk.page, "kiosk");
    await kiosk.tap("下一位");
  });

  await test.step("a card, by a hand scanner; a second meal is asked about", async () => {
    await kiosk.scans(card);
    await heading(kiosk.page, `${HE.masked},一份饭`);
    await kiosk.tap(/签到$/);
    await heading(kiosk.page, /已经签过了$/);
    await look(kiosk.page, "kiosk");
    await kiosk.tap("再来一份");
    await heading(kiosk.page, "好了,请用餐!");
    await kiosk.counts(2);
    await kiosk.tap("点错了,撤销");
    await kiosk.counts(1);
    await kiosk.scans("LMD10000-01");
    await expect(kiosk.page.getByText("名单上没有这张卡。")).toBeVisible();
  });

  await test.step("a guest, and a request from the same screen", async () => {
    await kiosk.tap("我是客人");
    await expect(kiosk.page.getByText("名单上没有这张卡。")).toBeHidden();
    await look(kiosk.page, "kiosk");
    await kiosk.tap("签到");
    await kiosk.counts(2);
    await kiosk.tap("下一位");
    await kiosk.tap("我有事要说");
    await kiosk.says(said("meals").words);
    await kiosk.tap("下一位");
  });

  await test.step("both arrive on the captain's desk in another browser", async () => {
    await captain.go("助餐点");
    await expect(captain.page.getByText("今天 2 份").first()).toBeVisible(POST);
    await look(captain.page, "captain");
    await captain.today();
    await expect(captain.row(said("meals").words)).toBeVisible(POST);
    await kiosk.tap("食堂的人点这里");
    await expect(kiosk.page.getByText("都到工作站了,不用带什么。")).toBeVisible(POST);
    await look(kiosk.page, "kiosk");
  });
});

test("row 21: who walks away leaves nothing behind", async ({ people }) => {
  const captain = await Captain.founds(people);
  await captain.adds(HE, "1949");
  const message = await captain.enrolment("青禾食堂");
  const kiosk = await Kiosk.arrives(people);
  const { page } = kiosk;
  await kiosk.enrols(message);
  await page.clock.install();
  const before = await traces(page);

  const secret = "我女儿的电话是13912345678";
  await kiosk.walks(/3号楼/, HE.masked);
  await kiosk.tap("我有事要说");
  await page.getByRole("textbox", { name: "要说的事" }).fill(secret);
  await page.clock.fastForward(42_000);
  await page.waitForTimeout(1_500);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await page.clock.fastForward(3_000);
  const warning = page.getByRole("alertdialog", { name: "您还在吗?" });
  await expect(warning).toContainText(/秒后清空,回到开头。/);
  await expect(warning.getByRole("button", { name: "我还在" })).toBeFocused();
  await look(page, "kiosk");
  await warning.getByRole("button", { name: "我还在" }).tap();
  await expect(warning).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "要说的事" })).toHaveValue(secret);

  await page.clock.fastForward(46_000);
  await expect(warning).toBeVisible();
  await page.clock.fastForward(21_000);
  await heading(page, "您好,来吃饭?");
  await expect(warning).toHaveCount(0);
  expect(await page.getByRole("main").innerText()).not.toContain(HE.masked);
  expect(await page.content()).not.toContain(secret);
  expect(await traces(page)).toEqual(before);
  await kiosk.tap("我有事要说");
  await expect(page.getByRole("textbox", { name: "要说的事" })).toHaveValue("");
});

test("row 21: a reload, a killed tab and a new start of the browser keep everything", async ({ people, site }) => {
  const captain = await Captain.founds(people);
  await captain.adds(HE, "1949");
  const message = await captain.enrolment("青禾食堂");
  const profile = await Profile.make();
  const screen = { hasTouch: true, viewport: { width: 1280, height: 800 } };
  const kiosk = new Kiosk(await profile.opens(`${site.url}kiosk/`, screen));
  // Nothing reaches the station: what is kept, the kiosk keeps itself.
  await kiosk.page.context().route(/\/mailbox\//, (route) => route.abort());
  await kiosk.enrols(message);
  await kiosk.tap("我是客人");
  await kiosk.tap("签到");
  await kiosk.counts(1);
  await kiosk.page.reload();
  await kiosk.counts(1);
  await kiosk.page.close();
  await profile.closes();

  const again = new Kiosk(await profile.opens(`${site.url}kiosk/`, screen));
  await heading(again.page, "您好,来吃饭?");
  await again.counts(1);
  await profile.away();
});

test("row 21: without a mailbox meals and their receipt are carried by hand", async ({ people }) => {
  people.allow(/ERR_FAILED|ERR_BLOCKED|Failed to (load|fetch)/);
  const captain = await Captain.founds(people);
  await captain.page.context().route(/\/mailbox\//, (route) => route.abort());
  const message = await captain.enrolment("青禾食堂");
  const kiosk = await Kiosk.arrives(people);
  await kiosk.page.context().route(/\/mailbox\//, (route) => route.abort());
  await kiosk.enrols(message);
  await kiosk.tap("我有事要说");
  await kiosk.says(said("meals").words);
  await kiosk.tap("下一位");
  await kiosk.tap("食堂的人点这里");
  await expect(kiosk.page.getByText("1 条还没到工作站")).toBeVisible();
  const carried = await copied(kiosk.page, () => kiosk.tap("复制"));
  await look(kiosk.page, "kiosk");
  await captain.takesIn(carried, "一件求助");
  const receipt = await captain.copies("回条", "青禾食堂");
  await kiosk.tap("粘贴工作站发来的消息");
  await kiosk.takesIn(receipt);
  await kiosk.tap("食堂的人点这里");
  await expect(kiosk.page.getByText("都到工作站了,不用带什么。")).toBeVisible();
});

test("row 21: a screen is retired only when asked twice, and what it had counted stays", async ({ people }) => {
  const captain = await Captain.founds(people);
  await captain.adds(HE, "1949");
  const message = await captain.enrolment("青禾食堂");
  const kiosk = await Kiosk.arrives(people);
  await kiosk.enrols(message);
  await kiosk.tap("我是客人");
  await kiosk.tap("签到");
  await kiosk.tap("下一位");
  await captain.go("助餐点");
  await expect(captain.page.getByText("今天 1 份").first()).toBeVisible(POST);
  await captain.press("停用");
  const question = captain.page.getByRole("dialog");
  await expect(question).toContainText("青禾食堂");
  await look(captain.page, "captain");
  // Meals that come in meanwhile leave the question where it is.
  await kiosk.tap("我是客人");
  await kiosk.tap("签到");
  await expect(captain.page.getByText("今天 2 份").first()).toBeVisible(POST);
  await question.getByRole("button", { name: "停用" }).click();
  await expect(captain.page.getByRole("button", { name: /^停用/ })).toHaveCount(0);
  await expect(captain.page.getByText("今天 2 份").first()).toBeVisible();
});

/** Where a browser could have kept something: address, history, and storage that a page can read. */
async function traces(page: Page) {
  return page.evaluate(() => ({
    address: location.href,
    history: history.length,
    local: JSON.stringify({ ...localStorage }),
    session: JSON.stringify({ ...sessionStorage }),
    cookie: document.cookie,
  }));
}
