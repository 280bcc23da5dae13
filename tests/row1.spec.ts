// Row 1: one request travels from a phone to a volunteer and back, by mailbox and by pasted text.
import type { BrowserContextOptions, Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { expect, open, test, type People } from "./support/journey";
import { Resident } from "./support/resident";
import { beginning, heading, HE, KINDS, look, REQUESTS, said, STATION, TIAN } from "./support/story";
import { Volunteer } from "./support/volunteer";

const MEDICINE = said("medicine");
/** A message waits ten seconds for its undo, and phones look for post every few seconds. */
const POST = { timeout: 40_000 };

test.setTimeout(240_000);

test("row 1: fourteen requests reach the captain by mailbox, and one goes the whole way", async ({ people }) => {
  const captain = await Captain.founds(people);
  await captain.enlists(TIAN, ["跑腿", "陪聊"]);
  await captain.publishes();
  const resident = await Resident.scans(people, await captain.poster());
  await expect(resident.page.getByText("这张海报还没核实")).toHaveCount(0);
  await look(resident.page, "resident");

  await test.step("the first request: who asks is asked once", async () => {
    await resident.says(MEDICINE);
    await resident.introduces();
    await resident.sends(MEDICINE);
    await expect(resident.page.getByRole("heading", { name: "已经发出" })).toBeVisible(POST);
    await look(resident.page, "resident");
    await resident.tap("link", "看办到哪了");
    await expect(resident.step("等楼栋长收到")).toBeVisible();
    await look(resident.page, "resident");
  });

  await test.step("a first-time sender waits in the tray until the captain knows them", async () => {
    await captain.letsIn(HE.name, MEDICINE.words);
    await captain.opens(MEDICINE.words);
    await isOfKind(captain, MEDICINE.words, KINDS[MEDICINE.kind]);
    await isReceived(resident);
    await resident.page.reload();
    await isReceived(resident);
  });

  await test.step("the other thirteen take three taps each, and arrive by themselves", async () => {
    for (const request of REQUESTS.filter((request) => request !== MEDICINE)) {
      await resident.home();
      await resident.says(request);
      await resident.sends(request);
      expect(resident.taps, `taps for ${request.name}`).toBeLessThanOrEqual(3);
      await expect(resident.page.getByRole("status").getByRole("heading")).toHaveText(/^(正在发出…|已经发出|已送到)$/);
    }
    await captain.today();
    for (const request of REQUESTS) await expect(captain.row(request.words), request.name).toBeVisible(POST);
    for (const request of REQUESTS) await isOfKind(captain, request.words, KINDS[request.kind]);
    await resident.home();
    await resident.tap("link", /^我的求助/);
    await expect(resident.page.getByRole("link").filter({ hasText: "正在找人" })).toHaveCount(REQUESTS.length, POST);
    await look(resident.page, "resident");
  });

  const volunteer = await test.step("a volunteer is found, asked, and says yes", async () => {
    await captain.opens(MEDICINE.words);
    await expect(captain.page.getByRole("listitem").filter({ hasText: TIAN.name })).toContainText("会跑腿");
    await captain.asks(TIAN.name);
    const volunteer = await Volunteer.opens(people, await captain.shows("邀请", TIAN.name));
    await isWithoutParticulars(volunteer.page);
    await volunteer.accepts();
    return volunteer;
  });

  await test.step("the captain makes sure who it is, and the particulars follow", async () => {
    await captain.opens(MEDICINE.words);
    const confirm = captain.page.getByRole("button", { name: `是本人，把门牌发过去 ${TIAN.name}` });
    await expect(confirm).toBeVisible(POST);
    await expect(captain.page.getByRole("row").filter({ hasText: TIAN.telephone })).toContainText("一样");
    await look(captain.page, "captain");
    await confirm.click();
    const code = await volunteer.reads(HE.name, `${STATION.estate} ${HE.plate}`, MEDICINE.words);
    await resident.follows(MEDICINE.words);
    await expect(resident.page.getByText(TIAN.name)).toBeVisible(POST);
    expect(await doorCode(resident.page)).toBe(code);
    await look(resident.page, "resident");
  });

  await test.step("done, with a word and a photo", async () => {
    await volunteer.finishes("药送到了，阿公精神很好。", true);
    await expect(captain.page.getByText("附了一张照片")).toBeVisible(POST);
    await expect(captain.page.getByText("药送到了，阿公精神很好。").first()).toBeVisible();
  });

  await test.step("the resident confirms with stars, and the captain sees it closed", async () => {
    await confirms(resident, "谢谢小田");
    await expect(resident.step("您确认了")).toBeVisible(POST);
    await captain.opens(MEDICINE.words, "办完的");
    await expect(captain.page.getByText("居民给了 5 星")).toBeVisible();
    await expect(captain.page.getByText("谢谢小田").first()).toBeVisible();
    await look(captain.page, "captain");
  });

  await test.step("it was not done after all: a second round begins", async () => {
    await resident.tap("link", "还没办好");
    await heading(resident.page, "还差什么？");
    await resident.write(beginning(MEDICINE.words), "少了一盒");
    await look(resident.page, "resident");
    await resident.tap("button", "请再来一趟");
    await expect(captain.page.getByText("居民说还没办好").first()).toBeVisible(POST);
    await expect(captain.page.getByText("少了一盒").first()).toBeVisible();
    await expect(resident.page.getByText("第 2 次")).toBeVisible(POST);
  });

  await test.step("another is taken back", async () => {
    const { words } = said("flower pots");
    await resident.follows(words);
    await resident.tap("link", "不用了，收回");
    await heading(resident.page, /^收回“楼道花盆乱放/);
    await look(resident.page, "resident");
    await resident.tap("button", "收回");
    await captain.today();
    await captain.page.getByRole("button", { name: "办完的" }).click();
    await expect(captain.row(words)).toContainText("不要了", POST);
  });
});

test("row 1: the same by pasted text, where no mailbox can be reached", async ({ people }) => {
  people.allow(/ERR_FAILED|ERR_BLOCKED|Failed to (load|fetch)/);
  const captain = new Captain(await cutOff(people, "captain", { viewport: { width: 1440, height: 900 } }));
  await captain.setsUp();
  await captain.enlists(TIAN, ["跑腿"]);
  const link = await captain.poster();
  const resident = new Resident(await cutOff(people, "resident", { viewport: { width: 360, height: 780 } }, link));
  await heading(resident.page, /有什么要帮忙/);

  await test.step("the request is copied into a chat, and taken in from it", async () => {
    await resident.says(MEDICINE);
    await resident.introduces();
    await resident.sends(MEDICINE);
    await expect(resident.page.getByRole("heading", { name: "还差一步" })).toBeVisible(POST);
    await look(resident.page, "resident");
    const message = await resident.copies();
    expect(message).toContain(HE.plate);
    await captain.takesIn(`王姐：看看这个\n${message}\n👍`, "一件求助，是新来的人");
  });

  await test.step("the receipt goes back the same way, and stays", async () => {
    await resident.pastes(await captain.copies("进度", HE.name));
    await isReceived(resident);
    await resident.page.reload();
    await isReceived(resident);
  });

  const volunteer = new Volunteer(await cutOff(people, "resident", { viewport: { width: 390, height: 844 } }));
  await test.step("offer, yes, and particulars", async () => {
    await captain.opens(MEDICINE.words);
    await captain.asks(TIAN.name);
    await volunteer.pastes(await captain.copies("邀请", TIAN.name));
    await volunteer.accepts();
    await captain.takesIn(await volunteer.copies(), "志愿者答应了");
    await captain.opens(MEDICINE.words);
    await captain.press(`是本人，把门牌发过去 ${TIAN.name}`);
    await volunteer.pastes(await captain.copies("门牌和嘱咐", TIAN.name));
    const code = await volunteer.reads(HE.name, `${STATION.estate} ${HE.plate}`);
    await resident.pastes(await captain.copies("进度", HE.name));
    await expect(resident.page.getByText(TIAN.name)).toBeVisible();
    expect(await doorCode(resident.page)).toBe(code);
  });

  await test.step("done, confirmed, closed", async () => {
    await volunteer.finishes("药送到了", false);
    await captain.takesIn(await volunteer.copies(), "志愿者说办好了");
    await resident.pastes(await captain.copies("进度", HE.name));
    await confirms(resident, "谢谢");
    await captain.takesIn(await resident.copies(), "居民的回话");
    await captain.opens(MEDICINE.words, "办完的");
    await expect(captain.page.getByText("居民给了 5 星")).toBeVisible();
  });
});

test("row 1: every page in the dark, and in the elder's large type", async ({ people }) => {
  const dark = { colorScheme: "dark" as const };
  const captain = new Captain(await people("captain", { viewport: { width: 1440, height: 900 }, ...dark }));
  await captain.setsUp();
  const link = await captain.poster();
  const resident = await Resident.scans(people, link, dark);
  await resident.page.getByRole("button", { name: "大字" }).tap();
  await expect(resident.page.locator("html")).toHaveAttribute("data-type", "large");
  await resident.home();
  await resident.says(MEDICINE);
  await resident.introduces();
  await resident.sends(MEDICINE);
  await expect(resident.page.getByRole("heading", { name: "已经发出" })).toBeVisible(POST);
  await look(resident.page, "resident");
  await captain.letsIn(HE.name, MEDICINE.words);
  await captain.opens(MEDICINE.words);
  await resident.follows(MEDICINE.words);
  await look(resident.page, "resident");
});

test("row 1: three languages, by the address and by the switch", async ({ people }) => {
  const page = await people("resident", { at: "?lang=en" });
  await heading(page, "First scan the poster in your stairwell");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await open(page, "?lang=zh-Hant");
  await heading(page, "先掃一下樓道裡的海報");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hant");
  await page.getByRole("button", { name: "简体" }).tap();
  await heading(page, "先扫一下楼道里的海报");
  await page.reload();
  await expect(page.getByRole("button", { name: "繁體" })).toBeVisible();
  const captain = await people("captain", { at: "captain/?lang=en" });
  await heading(captain, "Hello, captain");
  const kiosk = await people("kiosk", { at: "kiosk/?lang=en" });
  await heading(kiosk, "This screen is not set up yet");
});

test("row 1: a page is read aloud, and where no voice is, nothing offers one", async ({ people }) => {
  const page = await people("resident");
  await expect(page.getByRole("button", { name: "读给我听" })).toBeVisible();
  const mute = await people("resident", { at: null });
  await mute.addInitScript(() => {
    for (const of of [window, Window.prototype]) Reflect.deleteProperty(of, "speechSynthesis");
  });
  await open(mute, "");
  await heading(mute, "先扫一下楼道里的海报");
  await expect(mute.getByRole("button", { name: "读给我听" })).toHaveCount(0);
});

/** Somebody whose network reaches the site but no mailbox and no station file. */
async function cutOff(people: People, face: "captain" | "resident", screen: BrowserContextOptions, at?: string): Promise<Page> {
  const page = await people(face, { ...screen, serviceWorkers: "block", at: null });
  await page.context().route(/\/mailbox\//, (route) => route.abort());
  await open(page, at ?? (face === "captain" ? "captain/" : ""));
  return page;
}

async function isReceived(resident: Resident): Promise<void> {
  await expect(resident.step("已送到")).toContainText(`楼栋长 ${STATION.captain}收到`, POST);
}

async function isOfKind(captain: Captain, words: string, kind: string): Promise<void> {
  await captain.row(words).click();
  await heading(captain.page, new RegExp(`^${beginning(words)}`));
  await expect(captain.page.getByRole("combobox", { name: "改种类" }).getByRole("option", { selected: true })).toHaveText(kind);
}

/** An offer names nobody. */
async function isWithoutParticulars(page: Page): Promise<void> {
  await heading(page, "您愿意帮这个忙吗？");
  const text = await page.getByRole("main").innerText();
  for (const particular of [HE.name, HE.telephone, HE.plate, beginning(MEDICINE.words)]) expect(text).not.toContain(particular);
}

/** The number beside "door code". */
async function doorCode(page: Page): Promise<string> {
  return (await page.getByText("对门号", { exact: true }).locator("..").innerText()).replace(/\D/g, "");
}

async function confirms(resident: Resident, word: string): Promise<void> {
  await expect(resident.page.getByRole("link", { name: "说说怎么样" })).toBeVisible(POST);
  await look(resident.page, "resident");
  await resident.tap("link", "说说怎么样");
  await heading(resident.page, "办得怎么样？");
  await resident.page.getByRole("radio", { name: /^5 颗星/ }).check();
  await resident.write("想说的话", word);
  await look(resident.page, "resident");
  await resident.tap("button", "确认办好了");
}
