// A file from screen to screen: one device shows it as a moving code, another's camera watches, begins in the middle and
// misses frames, and takes in what the first had.
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { Captain } from "./support/captain";
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
  // Somebody films the screen: what a camera with a mind of its own catches of it.
  const seen = new Map<string, Buffer>();
  await code.evaluate((picture) => picture.scrollIntoView({ block: "center" }));
  await expect
    .poll(
      async () => {
        const drawn = (await code.locator("path").getAttribute("d"))!;
        if (!seen.has(drawn)) seen.set(drawn, await code.screenshot({ animations: "disabled" }));
        return seen.size;
      },
      { intervals: [30], timeout: 60_000 },
    )
    .toBeGreaterThanOrEqual(22);
  await captain.press("停住");
  const still = await code.locator("path").getAttribute("d");
  await page.waitForTimeout(600);
  expect(await code.locator("path").getAttribute("d")).toBe(still);
  const frames = [...seen.values()].map(frame);
  // The camera begins in the middle; each code stands for two of its frames.
  const shown = [...frames.slice(9), ...frames.slice(0, 9)].flatMap((one) => [one, one]);
  writeFileSync(FILM, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F8:1 Ip A1:1 C420jpeg\n`), ...shown]));

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
