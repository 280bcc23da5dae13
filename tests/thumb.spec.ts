// A press that is already down when the whole program comes: it still means what it was meant for.
import type { Locator, Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { fill } from "./support/disk";
import { expect, open, test, type Face } from "./support/journey";
import { hold } from "./support/porch";
import { heading, look } from "./support/story";

/** Lets the whole program come, and gives it the time to take over. */
async function comes(page: Page, face: Face, release: () => void): Promise<void> {
  const loaded = page.waitForResponse(new RegExp(`${face}_full_bg\\.wasm`));
  release();
  await (await loaded).finished();
  await page.waitForTimeout(800);
}

/** Presses where something stands, and lets go once the whole program has come. */
async function press(page: Page, face: Face, what: Locator, release: () => void): Promise<void> {
  await what.hover();
  await page.mouse.down();
  await comes(page, face, release);
  await page.mouse.up();
}

test("resident: a press that began before the whole program was there is not lost", async ({ people }) => {
  const poster = await (await Captain.founds(people)).poster();
  const page = await people("resident", { at: null, serviceWorkers: "block" });
  const release = await hold(page, "resident");
  await open(page, poster);
  await press(page, "resident", page.getByRole("link", { name: /^我要求助/ }), release);
  await heading(page, "您需要什么？");
});

test("resident: a finger that is down keeps the whole program waiting", async ({ people }) => {
  const poster = await (await Captain.founds(people)).poster();
  const page = await people("resident", { at: null, serviceWorkers: "block" });
  const release = await hold(page, "resident");
  await open(page, poster);
  const box = (await page.getByRole("link", { name: /^我要求助/ }).boundingBox())!;
  const devtools = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + 40, y: box.y + 40 }];
  await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await comes(page, "resident", release);
  expect(page.workers(), "no pocket, so the porch still stands").toEqual([]);
  await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await heading(page, "您需要什么？");
  await page.getByRole("button", { name: "返回" }).tap();
  await expect.poll(() => page.workers().length).toBe(1);
});

test("captain: a press that began before the whole program was there is not lost", async ({ people }) => {
  const page = await people("captain", { at: null, serviceWorkers: "block" });
  const release = await hold(page, "captain");
  await open(page, "captain/");
  await page.getByRole("button", { name: /^用示例小区试一试/ }).click();
  const row = page.locator(".row-link").nth(1);
  const words = await row.locator(".row-title").innerText();
  await press(page, "captain", row, release);
  await expect(page.locator(".detail-title")).toHaveText(words);
});

test("resident: that a phone is full moves nothing on the first page, and is said once something is written", async ({ people, site }) => {
  const poster = await (await Captain.founds(people)).poster();
  const phone = await people("resident", { at: null, serviceWorkers: "block" });
  await fill(phone, site.url);
  const release = await hold(phone, "resident");
  await open(phone, poster);
  const ask = phone.getByRole("link", { name: /^我要求助/ });
  const before = await ask.boundingBox();
  await expect(phone.getByRole("group", { name: "语言" })).toHaveCount(0);
  await comes(phone, "resident", release);
  expect(await ask.boundingBox()).toEqual(before);
  await expect(phone.getByRole("group", { name: "语言" })).toBeVisible();
  await ask.tap();
  await heading(phone, "您需要什么？");
  await expect(phone.getByText("这部手机存不下东西。")).toBeVisible();
  await look(phone, "resident");
});

test("resident: without a poster there is nothing to press until it is known what there is", async ({ people }) => {
  const phone = await people("resident", { at: null, serviceWorkers: "block" });
  const release = await hold(phone, "resident");
  await open(phone, "");
  await heading(phone, "正在打开");
  await expect(phone.getByRole("main").getByRole("link")).toHaveCount(0);
  await look(phone, "resident");
  await comes(phone, "resident", release);
  await heading(phone, "先扫一下楼道里的海报");
  await expect(phone.getByRole("link", { name: "贴上收到的话" })).toBeVisible();
});
