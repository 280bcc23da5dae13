// The captain's face comes in two programs. What a captain can do before the second is there, and how it takes over.
import type { Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { expect, open, test, usable } from "./support/journey";
import { replace } from "./support/kept";
import { hold, second } from "./support/porch";
import { heading, look } from "./support/story";

const SECOND = second("captain");

/** How many desk workers this page has started. */
function desks(page: Page): () => number {
  let count = 0;
  page.on("worker", (worker) => (count += worker.url().includes("desk_worker") ? 1 : 0));
  return () => count;
}

/** What can be seen of the list, as often as the screen is drawn, while something happens. */
async function watched(page: Page, act: () => Promise<void>): Promise<string[]> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    const look = () => {
      const list = document.querySelector(".pane-list");
      seen.add(`${document.querySelectorAll(".pane-list .row-link").length} rows from ${list?.scrollTop}`);
      requestAnimationFrame(look);
    };
    look();
  });
  await act();
  return page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
}

test("the captain's list is there before the whole program, and stays as it is when that takes over", async ({ people }) => {
  const page = await people("captain", { at: null, serviceWorkers: "block", viewport: { width: 1280, height: 600 } });
  const started = desks(page);
  const release = await hold(page, "captain");
  await open(page, "captain/");
  await page.getByRole("button", { name: /^用示例小区试一试/ }).click();
  await heading(page, "今天");
  await page.getByRole("group", { name: "看哪些" }).getByRole("button", { name: "进行中" }).click();
  const rows = page.locator(".pane-list .row-link");
  await expect(rows).toHaveCount(16);
  await expect(page.locator(".loading-line")).toHaveCount(0, { timeout: 30_000 });
  await look(page, "captain");
  await page.locator(".pane-list").evaluate((list) => (list.scrollTop = 120));
  const engine = page.waitForEvent("worker");
  const seen = await watched(page, async () => {
    release();
    await engine;
    await page.waitForTimeout(300);
  });
  expect(seen).toEqual(["16 rows from 120"]);
  await rows.nth(2).click();
  await expect(page.getByRole("heading", { name: "请谁去" })).toBeVisible();
  expect(started()).toBe(1);
});

test("a captain who presses on before the whole program is there sees it coming, and gets there", async ({ people }) => {
  const page = await people("captain", { at: null, serviceWorkers: "block" });
  let release = await hold(page, "captain");
  await open(page, "captain/");
  await page.getByRole("button", { name: /^建一个工作站/ }).click();
  await heading(page, "建一个工作站");
  await expect(page.getByText("正在取…")).toBeVisible();
  release();
  await expect(page.getByRole("textbox", { name: "区", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "返回" }).click();
  await page.getByRole("button", { name: /^用示例小区试一试/ }).click();
  await heading(page, "今天");

  release = await hold(page, "captain");
  await page.reload();
  await usable(page);
  const row = page.locator(".row-link").first();
  const words = await row.locator(".row-title").innerText();
  await row.click();
  await expect(page.locator(".pane-detail").getByText("正在取…")).toBeVisible();
  release();
  await expect(page.locator(".detail-title")).toHaveText(words);

  release = await hold(page, "captain");
  await page.reload();
  await usable(page);
  release();
  await expect(page.locator(".detail-title")).toHaveText(words);
});

test("a whole program that cannot be fetched is missed only where it is needed, and can be tried again", async ({ people }) => {
  const page = await people("captain", { serviceWorkers: "block" });
  people.allow(/ERR_FAILED/);
  await page.getByRole("button", { name: /^用示例小区试一试/ }).click();
  await heading(page, "今天");
  await page.route(SECOND, (route) => route.abort());
  await page.reload();
  await usable(page);
  await page.getByRole("navigation", { name: "页面" }).getByRole("link", { name: /^住户/ }).click();
  const missing = page.getByRole("alert").filter({ hasText: "没能取来" });
  await expect(missing).toBeVisible({ timeout: 15_000 });
  await look(page, "captain");
  await page.unroute(SECOND);
  await missing.getByRole("button", { name: "再试一次" }).click();
  await heading(page, "住户");
});

test("bad input: a desk that cannot be opened says why on the porch, and the whole program says the same", async ({ people }) => {
  const page = await people("captain", { serviceWorkers: "block" });
  await new Captain(page).setsUp();
  await replace(page, { database: ":desk", table: "meta", row: "lock" }, [99, 1, 2]);
  const release = await hold(page, "captain");
  const started = desks(page);
  await page.reload();
  const sentence = page.getByRole("alert").filter({ hasText: "这里的数据是新版本写的。请重新打开这一页。" });
  await expect(sentence).toBeVisible();
  const engine = page.waitForEvent("worker");
  release();
  await engine;
  await page.waitForTimeout(500);
  await expect(sentence).toBeVisible();
  await look(page, "captain");
  expect(started()).toBe(1);
});
