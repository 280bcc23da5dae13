// A file from screen to screen: one device shows it as a moving code, another's camera watches, begins in the middle and
// misses frames, and takes in what the first had.
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { PNG } from "pngjs";
import { Captain, PASSCODE } from "./support/captain";
import { gates } from "./support/gates";
import { expect, test } from "./support/journey";
import { heading } from "./support/story";

/** What the camera of these tests sees. */
const FILM = join(tmpdir(), `lm-film-${process.pid}.y4m`);
const CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${FILM}`];
const [WIDTH, HEIGHT] = [640, 480];
const PASSPHRASE = "白菜 两元 一斤 不贵";

test.setTimeout(90_000);
test.use({ launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...CAMERA] }) });

/** One frame of a camera's film: a picture, grey, in the middle of grey. */
function frame(png: Buffer): Buffer {
  const picture = PNG.sync.read(png);
  const luma = Buffer.alloc(WIDTH * HEIGHT, 200);
  const scale = (HEIGHT - 20) / Math.max(picture.height, picture.width);
  const [left, top] = [Math.floor((WIDTH - picture.width * scale) / 2), Math.floor((HEIGHT - picture.height * scale) / 2)];
  for (let y = 0; y < Math.floor(picture.height * scale); y += 1)
    for (let x = 0; x < Math.floor(picture.width * scale); x += 1)
      luma[(top + y) * WIDTH + left + x] = picture.data[4 * (Math.floor(y / scale) * picture.width + Math.floor(x / scale))]!;
  return Buffer.concat([Buffer.from("FRAME\n"), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
}

/** Films the moving code on a screen: each picture of it once, as a camera with a mind of its own catches them. */
async function films(page: Page, least: number): Promise<Buffer[]> {
  const code = page.getByRole("img", { name: /^动态二维码/ });
  const seen = new Map<string, Buffer>();
  await code.evaluate((picture) => picture.scrollIntoView({ block: "center" }));
  await expect
    .poll(
      async () => {
        const drawn = (await code.locator("path").getAttribute("d"))!;
        if (!seen.has(drawn)) seen.set(drawn, await code.screenshot({ animations: "disabled" }));
        return seen.size;
      },
      { intervals: [30], timeout: 90_000 },
    )
    .toBeGreaterThanOrEqual(least);
  return [...seen.values()];
}

/** Holds pictures before the camera of these tests, each for two of its frames. */
function holds(pictures: Buffer[]): void {
  const shown = pictures.map(frame).flatMap((one) => [one, one]);
  writeFileSync(FILM, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F8:1 Ip A1:1 C420jpeg\n`), ...shown]));
}

test("a backup goes from one screen to another's camera", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.go("设置");
  await captain.write("备份口令", PASSPHRASE);
  const saved = page.waitForEvent("download");
  await captain.press("存一份备份");
  await saved;
  await captain.press("给另一台设备看");
  const code = page.getByRole("img", { name: /^动态二维码/ });
  await expect(code).toBeVisible({ timeout: 30_000 });
  await captain.press("快一点");
  await captain.press("快一点");
  await gates(page, "captain");
  const pictures = await films(page, 22);
  await captain.press("停住");
  const still = await code.locator("path").getAttribute("d");
  await page.waitForTimeout(600);
  expect(await code.locator("path").getAttribute("d")).toBe(still);
  // The camera begins in the middle.
  holds([...pictures.slice(9), ...pictures.slice(0, 9)]);

  // Another device, with nothing on it.
  const again = await Captain.arrives(people);
  const other = again.page;
  await again.press(/^取回备份/);
  await heading(other, "取回备份");
  await again.press("扫二维码");
  await expect(other.getByText(/^收到 \d+ 份，一共 \d+ 份/)).toBeVisible({ timeout: 30_000 });
  await expect(other.getByText(/^收齐了：\d+ 字节/)).toBeVisible({ timeout: 60_000 });
  await expect(other.locator("video")).toHaveCount(0);
  await gates(other, "captain");
  await again.write("备份口令", PASSPHRASE);
  await again.press("取回来");
  await heading(other, "今天");
  writeFileSync(FILM, "");
});

test("a device is let in from screen to screen, without a message or a file", async ({ people, site }) => {
  test.setTimeout(180_000);
  people.allow(/mailbox|Failed to load resource|net::ERR/);
  const station = await Captain.founds(people);
  const second = await Captain.arrives(people);
  for (const captain of [station, second]) await captain.page.route(`${site.url}mailbox/**`, (route) => route.abort());
  await second.press(/^加入工作站/);
  await second.write("这是谁的设备", "赵敏的平板");
  await second.press("做好消息");
  const check = await second.page.locator(".fingerprint").innerText();
  holds([await second.page.getByRole("img", { name: "给站里的消息" }).screenshot()]);

  // The station's camera reads what the new device asks, where messages come in.
  await station.go("收消息");
  await station.press("扫二维码");
  await expect(station.page.getByText("一台新设备想加入工作站")).toBeVisible({ timeout: 30_000 });
  await expect(station.page.locator("main .fingerprint")).toHaveText(check);
  await gates(station.page, "captain");
  await station.page.getByRole("button", { name: "收下", exact: true }).click();
  await station.press("给另一台设备看");
  await expect(station.page.getByRole("img", { name: /^动态二维码/ })).toBeVisible({ timeout: 30_000 });
  await gates(station.page, "captain");
  await station.press("快一点");
  holds(await films(station.page, 30));

  // And the new device's camera the answer.
  await second.press("扫二维码");
  await expect(second.page.getByText(/^收齐了：\d+ 字节/)).toBeVisible({ timeout: 60_000 });
  await second.write("口令", PASSCODE);
  await second.press("打开回信");
  const code = await second.page.locator("#join-compare .fingerprint").innerText();
  await expect(station.page.locator("main .fingerprint").filter({ hasText: code })).toBeVisible();
  await second.press("一样，加入");
  await second.putsAway();
  await heading(second.page, "今天");
  writeFileSync(FILM, "");
});
