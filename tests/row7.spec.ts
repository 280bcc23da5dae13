// Row 7: a whole made-up community, in which one device plays every part.
import type { Locator, Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { expect, test, usable, type People } from "./support/journey";
import { Resident } from "./support/resident";
import { HE, heading, look, NEIGHBOURS, said, TIAN } from "./support/story";
import { Volunteer } from "./support/volunteer";

const POST = { timeout: 40_000 };

/** More than one helper takes on in a week. */
const ERRANDS = ["想请人帮我去药店取药。", "出门不方便,能帮我买点菜吗?", "请帮我取快递,在小区门口。", "米吃完了,想请人买米送上来。"];

test.setTimeout(240_000);

/** A captain in the sample; says how long the first useful screen took. */
async function tries(people: People): Promise<Captain> {
  const captain = await Captain.arrives(people);
  const began = Date.now();
  await captain.press(/^用示例小区试一试/);
  await expect(captain.page.getByRole("heading", { level: 1, name: "今天" })).toBeVisible({ timeout: 60_000 });
  await expect(captain.row("楼道里两处公共照明灯")).toBeVisible({ timeout: 60_000 });
  const took = Date.now() - began;
  console.log(`first useful screen of the sample: ${took} ms`);
  test.info().annotations.push({ type: "first useful screen", description: `${took} ms` });
  await expect(captain.page.getByText("示例，人和事都是编的")).toBeVisible();
  return captain;
}

/** Waits until the whole community is there. */
async function isWhole(captain: Captain): Promise<void> {
  await captain.go("住户");
  await expect(captain.page.getByText("5000 户", { exact: true })).toBeVisible({ timeout: 120_000 });
}

test("row 7: the sample is there at once, whole soon, and answers who could help and why", async ({ people }) => {
  const captain = await tries(people);
  const { page } = captain;
  await look(page, "captain");
  await isWhole(captain);
  await expect(page.getByRole("button", { name: /^志愿者\s*3000$/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^困难家庭\s*27$/ })).toBeVisible();
  await look(page, "captain");

  await captain.opens(said("lights").words);
  const best = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^请这位去 / }) });
  await expect(best).toBeVisible({ timeout: 60_000 });
  await expect(best).toContainText(/同楼|同小区|走 \d+ 米/);
  await expect(best).toContainText(/会|谁都能办/);
  await look(page, "captain");

  await captain.go("一起排");
  const agree = page.getByRole("button", { name: /^同意 \d+ 件$/ });
  await expect(agree).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText("已验证：没有更省的排法")).toBeVisible();
  const agreed = Number(/\d+/.exec(await agree.innerText()));
  expect(agreed).toBeGreaterThan(3);
  await look(page, "captain");
  await page.getByRole("button", { name: "不要这条" }).first().click();
  await expect(agree).toHaveText(`同意 ${agreed - 1} 件`);
  await agree.click();
  await expect(page.getByText(`${agreed - 1} 份邀请，10 秒后送出`)).toBeVisible();
  await expect(page.getByRole("link").filter({ hasText: "邀请" })).toHaveCount(agreed - 1);
  await page.getByRole("button", { name: /^撤销/ }).click();
  await expect(page.getByText("已撤回").first()).toBeVisible();
  await expect(page.getByRole("link").filter({ hasText: "邀请" }).filter({ hasNotText: "已撤回" })).toHaveCount(0);
});

/** The plan in the whole sample, once it is there. */
async function plans(people: People): Promise<Captain> {
  const captain = await tries(people);
  await isWhole(captain);
  await captain.go("一起排");
  await expect(agreeButton(captain.page)).toBeVisible({ timeout: 90_000 });
  return captain;
}

const agreeButton = (page: Page) => page.getByRole("button", { name: /^同意 \d+ 件$/ });

/** The plan's first line, whoever goes for it. */
function firstLine(page: Page): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "不要这条" }) }).first();
}

test("row 7: the captain sees what taking another would mean, and only then takes them", async ({ people }) => {
  const captain = await plans(people);
  const { page } = captain;
  const line = firstLine(page);
  const before = await line.getByRole("strong").first().innerText();
  await line.getByRole("button", { name: "换人" }).click();
  const panel = line.getByRole("group", { name: /换谁去$/ });
  const others = panel.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^换成这位/ }) });
  await expect(others.first()).toContainText(/整个排法(多 \d+ 分|省 \d+ 分|一样省)/);
  await expect(others.first()).toContainText(`${before}不用去`);
  await expect(line.getByRole("strong").first()).toHaveText(before);
  await gates(page, "captain");

  const take = others.first().getByRole("button");
  const other = (await take.getAttribute("aria-label"))?.replace("换成这位 ", "") ?? "";
  expect(other).not.toBe(before);
  await take.click();
  await expect(line.getByRole("strong").first()).toHaveText(other);
  await expect(panel).toBeHidden();
  await expect(line.getByRole("button", { name: "换人" })).toBeFocused();
  await expect(page.getByText("已验证：没有更省的排法")).toBeVisible();

  await line.getByRole("button", { name: "换人" }).click();
  await panel.getByRole("searchbox", { name: "找别人" }).fill(before);
  await panel.getByRole("listitem").filter({ hasText: before }).getByRole("button").last().click();
  await expect(panel.getByRole("listitem").filter({ hasText: before }).filter({ hasText: /整个排法(一样省|省 \d+ 分)/ }).first()).toBeVisible();
  await gates(page, "captain");
  await panel.getByRole("button", { name: "不换了" }).click();
  await agreeButton(page).click();
  await expect(page.getByRole("link").filter({ hasText: "邀请" }).filter({ hasText: other }).first()).toBeVisible();
});

test("row 7: what the captain pinned holds when all is planned again, and is said to fall when it cannot", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  const helpers = [TIAN, NEIGHBOURS[0]];
  for (const helper of helpers) await captain.enlists(helper, ["跑腿"]);
  await captain.files("当面", HE, ERRANDS[0]);
  await captain.go("一起排");
  await expect(page.getByRole("button", { name: "同意 1 件" })).toBeVisible({ timeout: 60_000 });
  const title = await firstLine(page).getByRole("link").first().innerText();
  const line = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: title, exact: true }) }).first();
  const goes = line.getByRole("strong").first();
  const before = await goes.innerText();
  const other = helpers.find((helper) => helper.name !== before)!.name;
  await line.getByRole("button", { name: "换人" }).click();
  await line.getByRole("button", { name: `换成这位 ${other}` }).click();
  await expect(goes).toHaveText(other);
  await expect(line.getByText("已定", { exact: true })).toBeVisible();

  // Another request: planned with the rest, and the pin stands.
  await captain.files("当面", HE, ERRANDS[1]);
  await captain.go("一起排");
  await expect(page.getByRole("button", { name: "同意 2 件" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("重新排好了")).toHaveCount(0);
  await page.getByRole("button", { name: "重新排" }).click();
  await expect(page.getByText("重新排好了，定下的没动")).toBeVisible();
  await expect(goes).toHaveText(other);
  await expect(line.getByText("已定", { exact: true })).toBeVisible();
  await gates(page, "captain");

  // Whoever was pinned rests from now on: somebody else goes, and the captain hears whose pin fell away.
  await captain.go("住户");
  await page.getByRole("link", { name: other }).first().click();
  await page.getByRole("link", { name: "修改" }).or(page.getByRole("button", { name: "修改" })).click();
  await page.getByRole("checkbox", { name: "这阵子先歇着，别请" }).check();
  await captain.press("保存");
  await heading(page, other);
  await captain.go("一起排");
  await expect(page.getByText(`“${title}”没法再定${other}，已松开。`)).toBeVisible({ timeout: 30_000 });
  await expect(goes).toHaveText(before);
  await expect(page.getByText("已定", { exact: true })).toHaveCount(0);

  await line.getByRole("button", { name: "定下" }).click();
  await expect(line.getByText("已定", { exact: true })).toBeVisible();
  await line.getByRole("button", { name: "松开" }).click();
  await expect(page.getByText("已定", { exact: true })).toHaveCount(0);
});

test("row 7: the only helper is named as scarce, and sending her elsewhere says who is left without", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.enlists(TIAN, ["跑腿"]);
  for (const words of ERRANDS) await captain.files("当面", HE, words);
  await captain.go("一起排");
  await expect(page.getByRole("button", { name: "同意 3 件" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("1 位合适，都更要紧的事在身")).toHaveCount(1);
  const scarce = page.getByRole("region", { name: "最紧缺的志愿者" }).getByRole("listitem");
  await expect(scarce).toHaveCount(1);
  await expect(scarce).toContainText(TIAN.name);
  await expect(scarce).toContainText("缺会跑腿的");
  await expect(page.getByText("1 位有事，最多的 3 件，平均 3.00 件。")).toBeVisible();
  await gates(page, "captain");

  const waits = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "找人" }) });
  const title = await waits.getByRole("link").first().innerText();
  await waits.getByRole("button", { name: "找人" }).click();
  const line = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: title }) });
  const panel = line.getByRole("group", { name: /换谁去$/ });
  await expect(panel.getByText(/^“.+”没人去$/)).toBeVisible();
  await expect(panel.getByText(/整个排法(多 \d+ 分|一样省)/)).toBeVisible();
  await gates(page, "captain");
  await panel.getByRole("button", { name: `请这位去 ${TIAN.name}` }).click();
  await expect(line.getByText(TIAN.name, { exact: true })).toBeVisible();
  await expect(line.getByText("已定", { exact: true })).toBeVisible();
  await expect(page.getByText("1 位合适，都更要紧的事在身")).toHaveCount(1);
  await expect(page.getByRole("button", { name: "同意 3 件" })).toBeVisible();
});

test("row 7: agreeing to a plan that moves whoever is scarce takes her earlier offer back", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.enlists(TIAN, ["跑腿"]);
  for (const words of ERRANDS) await captain.files("当面", HE, words);
  await captain.go("一起排");
  await page.getByRole("button", { name: "同意 3 件" }).click({ timeout: 60_000 });
  const letters = (kind: string) => page.getByRole("link").filter({ hasText: TIAN.name }).filter({ hasText: kind });
  await expect(letters("邀请")).toHaveCount(3);

  await captain.go("一起排");
  await page.getByRole("button", { name: "找人" }).click();
  await page.getByRole("button", { name: `请这位去 ${TIAN.name}` }).click();
  const moved = page.getByText(new RegExp(`^${TIAN.name}还没回话。您同意后，给${TIAN.name}的“.+”邀请就收回。$`));
  await expect(moved).toHaveCount(1);
  await gates(page, "captain");
  await expect(page.getByText("3 份邀请，10 秒后送出")).toHaveCount(0, { timeout: 15_000 });
  await page.getByRole("button", { name: "同意 1 件" }).click();
  await expect(page.getByText("1 份邀请，10 秒后送出；收回 1 份")).toBeVisible();
  await expect(letters("不用去了").filter({ hasNotText: "已撤回" })).toHaveCount(1);
  await page.getByRole("button", { name: /^撤销/ }).click();
  await expect(letters("不用去了").filter({ hasNotText: "已撤回" })).toHaveCount(0);
  await expect(letters("邀请").filter({ hasNotText: "已撤回" })).toHaveCount(3);
});

test("row 7: one device plays the whole journey, and nothing of it leaves the browser", async ({ people }) => {
  const captain = await tries(people);
  const { page } = captain;
  await isWhole(captain);
  const sent: string[] = [];
  page.context().on("request", (request) => request.method() === "PUT" && sent.push(request.url()));

  const words = said("medicine").words;
  await captain.opens(words);
  const asker = await page.getByRole("definition").first().getByRole("link").innerText();
  const best = page.getByRole("button", { name: /^请这位去 / });
  await expect(best).toBeVisible({ timeout: 60_000 });
  const helper = (await best.getAttribute("aria-label"))?.replace("请这位去 ", "") ?? "";
  await captain.asks(helper);
  const volunteer = new Volunteer(await page.context().newPage());
  await volunteer.page.goto(linkIn(await captain.copies("邀请", helper)));
  await usable(volunteer.page);
  await expect(volunteer.page.getByText("样例：人和事都是编的")).toBeVisible();
  await expect(volunteer.page.getByText(`您现在是：${helper}`)).toBeVisible();
  await heading(volunteer.page, "您愿意帮这个忙吗？");
  await volunteer.page.getByRole("link", { name: "我愿意" }).click();
  await heading(volunteer.page, "您是哪位？");
  await volunteer.page.getByRole("button", { name: "我愿意" }).click();
  await heading(volunteer.page, "等楼栋长确认");

  await captain.opens(words);
  const confirm = page.getByRole("button", { name: `是本人，把门牌发过去 ${helper}` });
  await expect(confirm).toBeVisible(POST);
  await confirm.click();
  await expect(volunteer.page.getByRole("heading", { name: "说定了，请您去一趟" })).toBeVisible(POST);
  await expect(volunteer.page.getByText(asker).first()).toBeVisible();
  expect(sent, "nothing is put on any server").toEqual([]);
});

test("row 7: acting as a person opens their phone, and what they ask comes to this desk", async ({ people }) => {
  const captain = await tries(people);
  const { page } = captain;
  await isWhole(captain);
  await captain.go("扮作");
  await heading(page, "扮作示例里的人");
  await look(page, "captain");
  await page.getByRole("searchbox", { name: "姓名或拼音、门牌、电话" }).fill("建民");
  await page.getByRole("list").getByRole("link", { name: /建民/ }).first().click();
  const phone = await phoneOf(page);
  await heading(phone, /有什么要帮忙/);
  await look(phone, "resident");
  const resident = new Resident(phone);
  resident.tap = (role, name) => phone.getByRole(role, { name }).click();
  await resident.says(said("flower pots"));
  await resident.tap("button", "发出");
  await expect(phone.getByRole("status").getByRole("heading")).toHaveText(/^(正在发出…|已经发出|已送到)$/);
  await page.bringToFront();
  await captain.today("新来的人");
  await expect(page.getByText(said("flower pots").words).first()).toBeVisible(POST);

  await captain.go("设置");
  await page.getByRole("button", { name: "删掉示例" }).last().click();
  await page.getByRole("dialog").getByRole("button", { name: "删掉示例" }).click();
  await heading(page, "您好，楼栋长");
});

async function phoneOf(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "打开这位的手机" }).click();
  const phone = await opened;
  await usable(phone);
  return phone;
}

/** The link in a chat message. */
function linkIn(message: string): string {
  const link = /https?:\/\/\S+/.exec(message)?.[0];
  if (!link) throw new Error(`no link in ${message.slice(0, 80)}`);
  return link;
}
