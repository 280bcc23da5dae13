// Keeping: a backup is one tap, brings everything back on a new device, and is asked for when it is needed.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { fill } from "./support/disk";
import { expect, test, usable } from "./support/journey";
import { ELSEWHERE, heading, HE, look, NEIGHBOURS } from "./support/story";

const PASSPHRASE = "青禾 湖畔 长椅 三号";

test.setTimeout(180_000);

/** A file as it lies in the downloads. */
interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Presses "save a backup" and comes back with the file. */
async function backUp(page: Page): Promise<File> {
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: "存一份备份" }).click();
  const download = await arriving;
  const name = download.suggestedFilename();
  return { name, mimeType: "application/octet-stream", buffer: readFileSync(await download.path()) };
}

/** The first backup, from the banner on. */
async function firstBackUp(captain: Captain): Promise<File> {
  const { page } = captain;
  await page.getByText("还没有备份。这台设备坏了，记的就都没了。").waitFor();
  await page.getByRole("link", { name: "存一份备份" }).click();
  await heading(page, "设置");
  // It leads to the card, not only to its page.
  await expect(page.getByRole("heading", { name: "备份", exact: true })).toBeFocused();
  await captain.write("备份口令", "12345678901");
  await captain.press("存一份备份");
  await expect(page.getByRole("textbox", { name: "备份口令" })).toHaveAccessibleDescription(/太容易猜/);
  await look(page, "captain");
  await captain.write("备份口令", PASSPHRASE);
  const file = await backUp(page);
  expect(file.name).toMatch(/^last-metre-[0-9a-f]{4}-\d{4}-\d\d-\d\d-\d+\.lmbundle$/);
  await expect(page.getByText("备份文件已经下载。")).toBeVisible();
  await expect(page.getByText("还没有备份。这台设备坏了")).toHaveCount(0);
  await expect(page.getByText("上次备份：刚刚。之后新记了 0 条。")).toBeVisible();
  return file;
}

async function restores(captain: Captain, file: File | null, passphrase: string): Promise<void> {
  if (file) await captain.page.getByLabel("备份文件").setInputFiles(file);
  await captain.write("备份口令", passphrase);
  await captain.press("取回来");
}

const fingerprint = (page: Page) => page.locator(".fingerprint").innerText();

test("keep: a backup brings a station back on a new device, and both go on", async ({ people }) => {
  const captain = await Captain.founds(people);
  await captain.adds(HE);
  const file = await firstBackUp(captain);
  const print = await fingerprint(captain.page);

  const again = await Captain.arrives(people);
  await again.press(/^取回备份/);
  await heading(again.page, "取回备份");
  await look(again.page, "captain");
  for (const [given, passphrase, sentence] of [
    [null, PASSPHRASE, "请先选备份文件。"],
    [{ ...file, buffer: Buffer.from("这不是备份") }, PASSPHRASE, "这不是备份文件。"],
    [{ ...file, buffer: file.buffer.subarray(0, file.buffer.length / 2) }, PASSPHRASE, "文件不完整，后面少了一段。"],
    [{ ...file, buffer: Buffer.from(file.buffer.map((byte, at) => (at === file.buffer.length - 9 ? byte ^ 1 : byte))) }, PASSPHRASE, "文件被改动过，不能用。"],
    [file, "青禾 湖畔 长椅 四号", "口令不对。"],
  ] as const) {
    await restores(again, given, passphrase);
    await expect(again.page.getByRole("alert")).toContainText(sentence);
    await look(again.page, "captain");
  }
  await restores(again, file, PASSPHRASE);
  await heading(again.page, "今天");
  await again.go("设置");
  await expect(again.page.getByText("上次备份：", { exact: false })).toBeVisible();
  expect(await fingerprint(again.page)).toBe(print);

  // Each writes down somebody else, and hears of the other by a backup: from now on one tap.
  await again.adds(NEIGHBOURS[0]);
  await again.go("设置");
  const fromThere = await backUp(again.page);
  await captain.adds(NEIGHBOURS[1]);
  await captain.go("设置");
  await captain.page.getByRole("link", { name: "取回备份" }).click();
  await heading(captain.page, "取回备份");
  await look(captain.page, "captain");
  await restores(captain, fromThere, PASSPHRASE);
  await expect(captain.page.getByText(/^补上了 \d+ 条。$/)).toBeVisible();
  await captain.go("住户");
  for (const someone of [HE, NEIGHBOURS[0], NEIGHBOURS[1]]) {
    await expect(captain.page.getByText(someone.name).first()).toBeVisible();
  }

  // Another station's changes nothing.
  const elsewhere = await Captain.founds(people, ELSEWHERE);
  await elsewhere.go("设置");
  await elsewhere.page.getByRole("link", { name: "取回备份" }).click();
  await restores(elsewhere, file, PASSPHRASE);
  await expect(elsewhere.page.getByRole("alert")).toContainText("这是另一个工作站的备份，没有放进来。");
});

test("keep: a browser that throws the data away is found out, and the backup brings it back", async ({ people }) => {
  const captain = await Captain.founds(people);
  await captain.adds(HE);
  const file = await firstBackUp(captain);
  const { page } = captain;
  await page.goto("about:blank");
  people.allow(/favicon\.ico/);
  const cleaner = await page.context().newPage();
  await cleaner.goto("station.json");
  await cleaner.evaluate(async () => {
    const gone = (name: string) =>
      new Promise((ok, no) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = ok;
        request.onerror = request.onblocked = no;
      });
    for (const { name } of await indexedDB.databases()) await gone(name!);
  });
  await cleaner.close();
  await page.goto("captain/");
  await usable(page);
  await expect(page.getByText(/这个浏览器把您的资料清掉了。请取回.*的备份，不要新建。/)).toBeVisible();
  await look(page, "captain");
  await captain.press(/^取回备份/);
  await restores(captain, file, PASSPHRASE);
  await heading(page, "今天");
  await captain.go("住户");
  await expect(page.getByText(HE.name).first()).toBeVisible();
});

test("keep: a full disk offers a backup, and it can be had", async ({ people, site }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.adds(HE);
  const makeRoom = await fill(page, site.url);
  // The browser remembers for half a minute how much room it saw last.
  await page.waitForTimeout(35_000);
  await captain.describes(NEIGHBOURS[0]);
  await captain.press("保存");
  await expect(page.getByText("设备存满了，这一步没有存下。")).toBeVisible();
  await expect(page.getByText("空间满了，新写的存不下。")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "姓名" })).toHaveValue(NEIGHBOURS[0].name);
  await look(page, "captain");
  await page.getByRole("link", { name: "存一份备份" }).click();
  await captain.write("备份口令", PASSPHRASE);
  const file = await backUp(page);
  await makeRoom();
  const again = await Captain.arrives(people);
  await again.press(/^取回备份/);
  await restores(again, file, PASSPHRASE);
  await heading(again.page, "今天");
  await again.go("住户");
  await expect(again.page.getByText(HE.name).first()).toBeVisible();
});
