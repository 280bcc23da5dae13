// A second device of a station: it asks, is let in, compares the station's code, and brings files to and fro.
import { readFileSync } from "node:fs";
import { expect, type Download, type Page } from "@playwright/test";
import { Captain, PASSCODE } from "./captain";
import { readQr } from "./qr";
import { heading, look } from "./story";

/** A file as it lies in the downloads. */
export interface File {
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
export async function looks(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll(".pane").forEach((pane) => pane.scrollTo(0, 0)));
  await look(page, "captain");
}

/** Presses a button that saves a file, and comes back with it. */
export async function saves(captain: Captain, button: string): Promise<File> {
  const arriving = captain.page.waitForEvent("download");
  await captain.press(button);
  return kept(await arriving);
}

/** Asks a station to be let in. The message, and the check code. */
export async function asks(captain: Captain, name: string): Promise<{ text: string; check: string }> {
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
export async function letsIn(captain: Captain, text: string, check: string, place: string): Promise<File> {
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
export async function compares(second: Captain, station: Captain): Promise<void> {
  await station.go("设置");
  const code = await station.page.locator("dd.fingerprint").innerText();
  await expect(second.page.locator("#join-compare .fingerprint")).toHaveText(code);
  await look(second.page, "captain");
  await second.press("一样，加入");
}

/** Brings another device's file where messages come in, or where a backup is wanted. */
export async function brings(captain: Captain, file: File, says: RegExp, where: "收消息" | "取回备份"): Promise<void> {
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

export async function takesIn(captain: Captain, file: File, says: RegExp): Promise<void> {
  await captain.go("设置");
  await captain.page.getByLabel("收另一台设备的文件").setInputFiles(file);
  await expect(captain.page.getByText(says)).toBeVisible();
}

export async function sees(captain: Captain, names: string[]): Promise<void> {
  await captain.go("住户");
  for (const name of names) await expect(captain.page.getByText(name).first()).toBeVisible();
}

