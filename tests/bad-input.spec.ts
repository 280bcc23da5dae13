// Bad input: each gets a clear sentence, loses nothing, and leaves the person where they can go on.
import type { Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { fill } from "./support/disk";
import { expect, test, usable, type Face, type People } from "./support/journey";
import { Kiosk } from "./support/kiosk";
import { Resident } from "./support/resident";
import { beginning, ELSEWHERE, heading, HE, look, said, STATION, TIAN } from "./support/story";
import { Volunteer } from "./support/volunteer";

const MEDICINE = said("medicine");
const POST = { timeout: 40_000 };

test.setTimeout(180_000);

/** A phone that copies its messages, because it reaches no mailbox. */
async function byHand(people: People, link: string): Promise<Resident> {
  people.allow(/ERR_FAILED|Failed to (load|fetch)/);
  const page = await people("resident", { at: null, serviceWorkers: "block" });
  await page.context().route(/\/mailbox\//, (route) => route.abort());
  await page.goto(link);
  await usable(page);
  return new Resident(page);
}

async function asks(resident: Resident): Promise<string> {
  await resident.says(MEDICINE);
  await resident.introduces();
  await resident.sends(MEDICINE);
  await expect(resident.page.getByRole("heading", { name: "还差一步" })).toBeVisible(POST);
  return resident.copies();
}

/** The message with one letter of its code changed. */
function altered(message: string): string {
  const at = message.indexOf("LM1") + 40;
  const other = message[at] === "k" ? "m" : "k";
  return message.slice(0, at) + other + message.slice(at + 1);
}

/** The message without its end, as a chat cuts it. */
const cutOff = (message: string) => message.slice(0, message.indexOf("LM1") + 60);

/** The message as a later version of the program would mark it. */
const newer = (message: string) => message.replace("LM1", "LM2");

test("bad input: cut off, altered, foreign, doubled and empty messages at the captain's desk", async ({ people }) => {
  const captain = await Captain.founds(people);
  const elsewhere = await Captain.founds(people, ELSEWHERE);
  const good = await asks(await byHand(people, await captain.poster()));
  const foreign = await asks(await byHand(people, await elsewhere.poster(HE.building, ELSEWHERE.estate)));
  const { page } = captain;

  await captain.pastes("");
  await expect(page.getByRole("alert")).toContainText("还没贴消息");
  await expect(page.getByRole("textbox", { name: "消息" })).toHaveAccessibleDescription(/还没贴消息/);
  for (const [message, sentence] of [
    ["明天下午三点开会", "这段话里没有我们的码。"],
    [cutOff(good), "消息被截断了。"],
    [altered(good), "消息里有字变了，不能收。"],
    [newer(good), "对方的版本更新。"],
    [foreign, "这条是发给别的工作站的。"],
  ]) {
    await captain.pastes(message);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByRole("button", { name: "收下", exact: true })).toHaveCount(0);
    await expect(page.getByRole("textbox", { name: "消息" })).toHaveValue(message);
    await look(page, "captain");
  }
  await captain.takesIn(good, "一件求助，是新来的人");
  await captain.pastes(good);
  await expect(page.getByText("这条已经收过了，没有重复")).toBeVisible();
  await captain.opens(MEDICINE.words);
  await expect(page.getByRole("link").filter({ hasText: beginning(MEDICINE.words) })).toHaveCount(1);
});

test("bad input: cut off, altered, foreign, doubled and empty messages on a phone", async ({ people }) => {
  const captain = await Captain.founds(people);
  const link = await captain.poster();
  const resident = await byHand(people, link);
  const request = await asks(resident);
  await captain.takesIn(request, "一件求助，是新来的人");
  const receipt = await captain.copies("进度", HE.name);
  const neighbour = await byHand(people, link);
  const { page } = resident;

  await resident.pastes("");
  await expect(page.getByRole("alert")).toContainText("请先贴上收到的话");
  for (const [message, sentence] of [
    ["明天下午三点开会", "这里面没找到我们的消息。"],
    [cutOff(receipt), "这段话少了一截。"],
    [altered(receipt), "这段话里有字变了，打不开。"],
    [newer(receipt), "这段话是新版本写的。"],
    [request, "这段话不是发给这部手机的"],
  ]) {
    await resident.pastes(message);
    await expect(page.getByRole("alert")).toContainText(sentence);
    await expect(page.getByRole("textbox", { name: "收到的话" })).toHaveValue(message);
    await look(page, "resident");
  }
  await neighbour.pastes(receipt);
  await expect(neighbour.page.getByRole("alert")).toContainText("这段话不是发给这部手机的");
  await resident.pastes(receipt);
  await expect(resident.step("已送到")).toBeVisible();
  await resident.pastes(receipt);
  await expect(page.getByText("这段话以前看过了，没有新的。")).toBeVisible();
  await expect(resident.step("已送到")).toHaveCount(1);
});

test("bad input: cut off, altered, foreign and doubled messages at the kiosk", async ({ people }) => {
  const captain = await Captain.founds(people);
  const good = await captain.enrolment("青禾食堂");
  const kiosk = await Kiosk.arrives(people);
  const { page } = kiosk;
  for (const [message, sentence] of [
    ["明天下午三点开会", "这段文字里没有登记消息。"],
    [cutOff(good), "消息少了后半截。"],
    [altered(good), "消息在路上被改动了。"],
    [newer(good), "这条消息是新版本写的。"],
  ]) {
    await page.getByRole("textbox", { name: "登记消息" }).fill(message);
    await kiosk.tap("登记这台机器");
    await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "登记消息" })).toHaveValue(message);
    await look(page, "kiosk");
  }
  await kiosk.enrols(good);
  await kiosk.tap("我是客人");
  await kiosk.tap("签到");
  await kiosk.tap("下一位");
  await kiosk.tap("食堂的人点这里");
  await kiosk.tap("粘贴工作站发来的消息");
  await kiosk.takesIn(good);
  await kiosk.counts(1);
});

test("bad input: empty forms say what is missing, and lead to the field", async ({ people }) => {
  const captain = await Captain.arrives(people);
  await captain.press(/^建一个工作站/);
  await captain.press("建好");
  await mends(captain.page, "captain", "区：请填上", "区");
  await captain.press("返回");
  await captain.setsUp();
  const resident = await Resident.scans(people, await captain.poster());
  await resident.tap("link", /我要求助/);
  await resident.tap("button", "下一步");
  await mends(resident.page, "resident", "请写一句您需要什么", "用自己的话说就好。");
  await resident.write("用自己的话说就好。", MEDICINE.words);
  await resident.tap("button", "下一步");
  await resident.tap("button", "下一步");
  await resident.introduces("何建民 3-2-501");
  await mends(resident.page, "resident", "还差电话号码", "电话");
  await expect(resident.page.getByRole("textbox")).toHaveCount(1);
  await resident.write("电话", "一三八");
  await resident.tap("button", "下一步");
  await mends(resident.page, "resident", "电话号码看不懂，请只写数字", "电话");
  await resident.write("电话", HE.telephone);
  await resident.tap("button", "下一步");
  await resident.sends(MEDICINE);

  await captain.go("记一件");
  await captain.press("记下");
  await mends(captain.page, "captain", "说了什么：请填上", "说了什么");
  const kiosk = await Kiosk.arrives(people);
  await kiosk.tap("登记这台机器");
  await expect(kiosk.page.getByText("这段文字里没有登记消息。").first()).toBeVisible();
  const volunteer = await Volunteer.opens(people);
  await volunteer.pastes("");
  await mends(volunteer.page, "resident", "请先贴上收到的话", "收到的话");
});

test("bad input: a request of 2,000 characters goes, one of 2,001 is told how much to take out", async ({ people }) => {
  const captain = await Captain.founds(people);
  const resident = await Resident.scans(people, await captain.poster());
  const { page } = resident;
  await resident.tap("link", /我要求助/);
  const long = "灯不亮。".repeat(500);
  await resident.write("用自己的话说就好。", `${long}了`);
  await expect(page.getByText("多了 1 个字")).toBeVisible();
  await resident.tap("button", "下一步");
  await mends(page, "resident", "写得太长了，请减去 1 个字", "用自己的话说就好。");
  await expect(page.getByRole("textbox")).toHaveValue(`${long}了`);
  await resident.write("用自己的话说就好。", long);
  await resident.tap("button", "下一步");
  await heading(page, "什么时候方便？");
  await resident.tap("button", "下一步");
  await resident.introduces();
  await heading(page, "请看看对不对");
  await resident.tap("button", "发出");
  await expect(page.getByRole("heading", { name: "已经发出" })).toBeVisible(POST);
  await captain.letsIn(HE.name, "灯不亮。灯不亮。");
  await captain.opens(long);
  await expect(captain.page.getByRole("blockquote").first()).toHaveText(long);
});

test("bad input: markup in every field is shown as the text it is", async ({ people }) => {
  const markup = (what: string) => `<b>${what}</b><img src=x onerror=alert(1)>`;
  const captain = await Captain.arrives(people);
  await captain.setsUp({
    district: "<i>区</i>",
    street: "<i>街</i>",
    community: "<i>社</i>",
    estate: "<i>园</i>",
    buildings: "1-3",
    captain: "<i>何</i>",
    telephone: "13700002468",
  });
  const resident = await Resident.scans(people, await captain.poster("3号楼", "<i>园</i>"));
  const words = { name: "markup", words: `${markup("灯坏了")} <script>alert(1)</script>`, kind: "Repair" as const };
  await resident.says(words);
  await resident.introduces(`<u>何</u> 13800001234 3-2-501`);
  await heading(resident.page, "请看看对不对");
  await expect(resident.page.getByText(words.words)).toBeVisible();
  await expect(resident.page.getByText("<u>何</u>")).toBeVisible();
  await resident.tap("button", "发出");
  await expect(resident.page.getByRole("heading", { name: "已经发出" })).toBeVisible(POST);
  await captain.letsIn("<u>何</u>", words.words);
  await captain.today();
  await captain.page.getByRole("link").filter({ hasText: "<b>灯坏了" }).first().click();
  await expect(captain.page.getByText(words.words).first()).toBeVisible();
  await captain.notes("记下", markup("备注"));
  await expect(captain.page.getByText(markup("备注"))).toBeVisible();
  for (const page of [captain.page, resident.page]) {
    expect(await page.locator("main :is(b, i, u, script, img)").count()).toBe(0);
  }
  await expect(resident.page.getByRole("link", { name: "看办到哪了" })).toBeVisible();
});

test("bad input: a full disk says so, and what was typed is still there", async ({ people, site }) => {
  const page = await people("captain", { at: null, viewport: { width: 1440, height: 900 } });
  const captain = new Captain(page);
  const makeRoom = await fill(page, site.url);
  await page.goto("captain/");
  await usable(page);
  await captain.fillsIn();
  await captain.press("建好");
  await expect(page.getByText("设备存满了，这一步没有存下。")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "社区" })).toHaveValue(STATION.community);
  await captain.press("关上");
  await makeRoom();
  await captain.press("建好");
  await captain.putsAway();
  await heading(page, "今天");

  const phone = await people("resident", { at: null });
  await fill(phone, site.url);
  await phone.goto(await captain.poster());
  await usable(phone);
  const resident = new Resident(phone);
  await resident.says(said("leak"));
  await resident.introduces();
  await resident.sends(said("leak"));
  await expect(phone.getByText("这部手机存不下东西。")).toBeVisible();
  await expect(phone.getByRole("heading", { name: "已经发出" })).toBeVisible(POST);
  await captain.letsIn(HE.name, said("leak").words);

  await captain.go("助餐点");
  const kiosk = await people("kiosk", { at: null });
  const message = await captain.enrolment("青禾食堂");
  await fill(kiosk, site.url);
  await kiosk.goto("kiosk/");
  await usable(kiosk);
  await kiosk.getByRole("textbox", { name: "登记消息" }).fill(message);
  await kiosk.getByRole("button", { name: "登记这台机器" }).tap();
  await expect(kiosk.getByText("机器存满了,这一笔没有记上。")).toBeVisible();
  await expect(kiosk.getByRole("textbox", { name: "登记消息" })).toHaveValue(message);
});

test("bad input: an engine that cannot be loaded leaves picking by hand", async ({ people }) => {
  people.allow(/engine_worker|ERR_FAILED|Failed to (load|fetch)|Script error/);
  const page = await people("captain", { at: null, serviceWorkers: "block", viewport: { width: 1440, height: 900 } });
  await page.context().route(/engine_worker/, (route) => route.abort());
  await page.goto("captain/");
  await usable(page);
  const captain = new Captain(page);
  await captain.setsUp();
  await captain.enlists(TIAN, ["跑腿"]);
  await captain.files("当面", HE, MEDICINE.words);
  await expect(page.getByRole("alert").filter({ hasText: "帮您排人的部件没能启动。您可以在下面自己选人。" })).toBeVisible(POST);
  await look(page, "captain");
  await page.getByRole("searchbox", { name: "姓名、门牌或会什么" }).fill("田");
  await captain.asks(TIAN.name);
  await captain.go("一起排");
  await expect(page.getByRole("alert").filter({ hasText: "帮您排的部件没能启动。" })).toBeVisible(POST);
});

test("bad input: two captain tabs at once, of which one works", async ({ people }) => {
  const captain = await Captain.founds(people);
  const second = await captain.page.context().newPage();
  await second.goto("captain/");
  await usable(second);
  await heading(second, "工作台在另一个标签页开着");
  await look(second, "captain");
  await captain.files("当面", HE, MEDICINE.words);
  await second.getByRole("button", { name: "在这里用" }).click();
  await new Captain(second).unlocks();
  await heading(second, "今天");
  await expect(new Captain(second).row(MEDICINE.words)).toBeVisible();
  await heading(captain.page, "工作台在另一个标签页开着");
});

test("bad input: a forged poster asks for nothing, and names the real telephone", async ({ people }) => {
  const captain = await Captain.founds(people);
  await captain.publishes();
  const forger = await Captain.founds(people, ELSEWHERE);
  const link = await forger.poster(HE.building, ELSEWHERE.estate);
  const page = await people("resident", { at: link });
  await heading(page, "这张海报不对，请别填任何信息");
  await expect(page.getByText("137 0000 2468")).toBeVisible();
  await expect(page.getByRole("link", { name: /我要求助/ })).toHaveCount(0);
  await look(page, "resident");
});

/** The summary takes the focus, names the trouble in the field's words, and leads to the field. */
async function mends(page: Page, face: Face, sentence: string, field: string): Promise<void> {
  const summary = page.getByRole("alert").filter({ hasText: sentence });
  await expect(summary).toBeFocused();
  await look(page, face);
  await summary.getByRole("link", { name: sentence, exact: true }).click();
  const input = page.getByRole("textbox", { name: field, exact: true });
  await expect(input).toBeFocused();
  await expect(input).toHaveAttribute("aria-invalid", "true");
}
