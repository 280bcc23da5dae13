// Devices: a second captain joins the station, both write, each sees the other's work; and one that is revoked is not
// believed any more.
import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import { Captain, PASSCODE } from "./support/captain";
import { expect, test } from "./support/journey";
import { readQr } from "./support/qr";
import { heading, HE, look, NEIGHBOURS } from "./support/story";

test.setTimeout(240_000);

/** A file as it lies in the downloads. */
interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

async function kept(download: Download): Promise<File> {
  const name = download.suggestedFilename();
  expect(name).toMatch(/^last-metre-for-[0-9a-f]{4}-\d{4}-\d\d-\d\d\.lmbundle$/);
  return { name, mimeType: "application/octet-stream", buffer: readFileSync(await download.path()) };
}

/** The rules for a page whose pane was scrolled: what has gone beneath the banners is not beside them. */
async function looks(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll(".pane").forEach((pane) => pane.scrollTo(0, 0)));
  await look(page, "captain");
}

/** Presses a button that saves a file, and comes back with it. */
async function saves(captain: Captain, button: string): Promise<File> {
  const arriving = captain.page.waitForEvent("download");
  await captain.press(button);
  return kept(await arriving);
}

/** Asks a station to be let in. The message, and the check code. */
async function asks(captain: Captain, name: string): Promise<{ text: string; check: string }> {
  const { page } = captain;
  await captain.press(/^加入工作站/);
  await heading(page, "加入工作站");
  await look(page, "captain");
  await captain.press("做好消息");
  await expect(page.getByRole("alert")).toContainText("请写一个名字");
  await captain.write("这是谁的设备", "赵");
  await captain.press("做好消息");
  await captain.press("改名字");
  await expect(page.getByRole("textbox", { name: "这是谁的设备" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "这是谁的设备" })).toHaveValue("赵");
  await captain.write("这是谁的设备", name);
  await captain.press("做好消息");
  await expect(page.getByText("核对码，站里看到的要一样：")).toBeVisible();
  await look(page, "captain");
  const text = await page.locator(".letter-text").innerText();
  expect(text).toContain(await readQr(page.getByRole("img", { name: "给站里的消息" })));
  return { text, check: await page.locator(".fingerprint").innerText() };
}

/** Lets a device in for a building. The answer. */
async function letsIn(captain: Captain, text: string, check: string, place: string): Promise<File> {
  const { page } = captain;
  await captain.go("设置");
  await heading(page, "设置");
  await captain.write("新设备的消息", "您好");
  await captain.press("看看是什么");
  await expect(page.getByRole("alert")).toContainText("没有新设备的加入消息");
  await captain.write("新设备的消息", text);
  await captain.press("看看是什么");
  await expect(page.locator("#devices .fingerprint")).toHaveText(check);
  await page.getByRole("combobox", { name: "管哪里" }).selectOption({ label: place });
  await look(page, "captain");
  await captain.page.getByRole("button", { name: "收下", exact: true }).click();
  await expect(page.getByText("收下了，90 天有效。")).toBeVisible();
  await look(page, "captain");
  return saves(captain, "存成文件");
}

/** Compares the station's check code on both screens, and opens the answer. */
async function compares(second: Captain, station: Captain): Promise<void> {
  await station.go("设置");
  const code = await station.page.locator("dd.fingerprint").innerText();
  await expect(second.page.locator("#join-compare .fingerprint")).toHaveText(code);
  await look(second.page, "captain");
  await second.press("一样，加入");
}

/** Brings another device's file where messages come in, or where a backup is wanted. */
async function brings(captain: Captain, file: File, says: RegExp, where: "收消息" | "取回备份"): Promise<void> {
  const { page } = captain;
  if (where === "收消息") {
    await captain.go("收消息");
    await page.locator("input[type=file]").setInputFiles(file);
  } else {
    await captain.go("设置");
    await page.getByRole("link", { name: "取回备份" }).click();
    await page.getByLabel("备份文件").setInputFiles(file);
  }
  await heading(page, "收一条消息");
  await expect(page.getByRole("main").getByText(says)).toBeVisible();
}

async function takesIn(captain: Captain, file: File, says: RegExp): Promise<void> {
  await captain.go("设置");
  await captain.page.getByLabel("收另一台设备的文件").setInputFiles(file);
  await expect(captain.page.getByText(says)).toBeVisible();
}

async function sees(captain: Captain, names: string[]): Promise<void> {
  await captain.go("住户");
  for (const name of names) await expect(captain.page.getByText(name).first()).toBeVisible();
}

test("devices: a second captain joins, both write and exchange, and one that is revoked is not believed", async ({ people, site }) => {
  // By file alone: nobody reaches the mailbox.
  people.allow(/mailbox|Failed to load resource|net::ERR/);
  const station = await Captain.founds(people);
  await station.adds(HE);
  const second = await Captain.arrives(people);
  for (const captain of [station, second]) await captain.page.route(`${site.url}mailbox/**`, (route) => route.abort());

  const { text, check } = await asks(second, "赵敏的平板");
  const answer = await letsIn(station, text, check, "全站");
  await second.write("口令", PASSCODE);
  await second.page.getByLabel("回信文件").setInputFiles({ ...answer, buffer: answer.buffer.subarray(0, 900) });
  await second.press("打开回信");
  await expect(second.page.getByRole("alert")).toContainText("后面少了一段");
  await look(second.page, "captain");
  // The answer is no backup, and leads here.
  await second.page.goBack();
  await second.press(/^取回备份/);
  await second.page.getByLabel("备份文件").setInputFiles(answer);
  await heading(second.page, "加入工作站");
  await expect(second.page.getByText(/^收齐了：\d+ 字节/)).toBeVisible();
  await second.press("打开回信");
  await expect(second.page.locator("#join-compare")).toBeVisible();
  await second.press("一样，加入");
  await expect(second.page.getByRole("alert")).toContainText("口令");
  await second.write("口令", PASSCODE);
  await compares(second, station);
  await second.putsAway();
  await heading(second.page, "今天");
  await sees(second, [HE.name]);

  // Both write; each hears of the other by file.
  await second.adds(NEIGHBOURS[0]);
  await station.adds(NEIGHBOURS[1]);
  await second.go("设置");
  await look(second.page, "captain");
  await brings(station, await saves(second, "发新内容"), /^收下了赵敏的平板的 1 条$/, "收消息");
  await look(station.page, "captain");
  await station.go("设置");
  const news = await saves(station, "发新内容");
  await brings(second, news, /^收下了.*的 \d+ 条$/, "取回备份");
  await brings(station, news, /^这是给另一台设备的，这里打不开。$/, "收消息");
  const everybody = [HE.name, NEIGHBOURS[0].name, NEIGHBOURS[1].name];
  await sees(station, everybody);
  await sees(second, everybody);
  await look(station.page, "captain");

  // Opened anew it is still a desk of that station, under lock.
  await second.page.reload();
  await second.unlocks();
  await sees(second, everybody);

  // Revoked: what it writes from now on is set aside, and said.
  await station.go("设置");
  await station.press("停用");
  await station.page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await expect(station.page.locator("#device-list")).toContainText("已停用");
  await second.adds(NEIGHBOURS[2]);
  await second.go("设置");
  await takesIn(station, await saves(second, "发新内容"), /1 条不算数，先放着/);
  await expect(station.page.locator("#set-aside")).toContainText("1 条来自已经停用的设备，不算数。");
  await look(station.page, "captain");
  await station.go("住户");
  await expect(station.page.getByText(NEIGHBOURS[2].name)).toHaveCount(0);
});

test("devices: with a mailbox the answer and everything after it travel by themselves", async ({ people }) => {
  const station = await Captain.founds(people);
  await station.adds(HE);
  const second = await Captain.arrives(people);
  const { text, check } = await asks(second, "赵敏的平板");
  await second.write("口令", PASSCODE);
  await second.press("打开回信");
  await expect(second.page.getByRole("alert")).toContainText("还没有回信");
  await letsIn(station, text, check, "青禾小区 3号楼");
  await expect(async () => {
    await second.press("打开回信");
    await expect(second.page.locator("#join-compare")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await compares(second, station);
  await second.putsAway();
  await sees(second, [HE.name]);
  await second.adds(NEIGHBOURS[0]);
  await station.go("住户");
  await expect(station.page.getByText(NEIGHBOURS[0].name).first()).toBeVisible({ timeout: 30_000 });

  // Whom she wrote down herself she wants forgotten: it is for the station to decide, and every page there says so.
  await second.press("同意了什么、谁看过、给本人一份、忘掉");
  await second.press("看看会去掉什么");
  await second.press("请站里忘掉");
  await looks(second.page);
  await second.page.getByRole("dialog").getByRole("button", { name: "请站里忘掉" }).click();
  await expect(second.page.getByText(/^这台设备 .*请站里忘掉这个人，等站里来定。$/)).toBeVisible();
  await expect(station.page.getByText("有设备请站里忘掉一个人，要您来定。")).toBeVisible({ timeout: 40_000 });
  await looks(station.page);
  await station.page.getByRole("link", { name: "去看看" }).click();
  await heading(station.page, NEIGHBOURS[0].name);
  await expect(station.page.locator("#wanted")).toContainText("赵敏");
  await station.press("看看会去掉什么");
  await expect(station.page.locator("#forget-goes")).toBeVisible();
  await looks(station.page);
  await station.page.locator("#privacy").getByRole("button", { name: "忘掉", exact: true }).click();
  await station.page.getByRole("dialog").getByRole("button", { name: "忘掉", exact: true }).click();
  await heading(station.page, "住户");
  await expect(station.page.getByText("有设备请站里忘掉一个人")).toHaveCount(0);
  await second.go("住户");
  await expect(second.page.getByText(NEIGHBOURS[0].name)).toHaveCount(0, { timeout: 40_000 });
  await sees(second, [HE.name]);
});
