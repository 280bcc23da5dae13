// The other ways in: a message as a file, its code as a picture or before the camera, and what another program shares.
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { expect, open, test } from "./support/journey";
import { HE, heading, STATION } from "./support/story";

/** What the camera of these tests sees. */
const FILM = join(tmpdir(), `lm-camera-${process.pid}.y4m`);
const CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${FILM}`];
const [WIDTH, HEIGHT] = [640, 480];

test.setTimeout(120_000);
test.use({ launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...CAMERA] }) });

const field = (captain: Captain) => captain.page.getByRole("textbox", { name: "消息" });

/** The picture of a poster's code, as it stands on the screen. */
async function poster(captain: Captain): Promise<{ link: string; png: Buffer }> {
  const link = await captain.poster();
  const png = await captain.page.getByRole("img", { name: `${STATION.estate} ${HE.building}` }).screenshot();
  return { link, png };
}

/** A sheet with nothing on it. */
function blank(): PNG {
  const png = new PNG({ width: 200, height: 200 });
  png.data.fill(255);
  return png;
}

/** A film of one picture, grey, in the middle of white. */
function film(png: Buffer): void {
  const picture = PNG.sync.read(png);
  const luma = Buffer.alloc(WIDTH * HEIGHT, 200);
  const scale = Math.min(1, (HEIGHT - 40) / picture.height);
  const [left, top] = [Math.floor((WIDTH - picture.width * scale) / 2), Math.floor((HEIGHT - picture.height * scale) / 2)];
  for (let y = 0; y < Math.floor(picture.height * scale); y += 1)
    for (let x = 0; x < Math.floor(picture.width * scale); x += 1)
      luma[(top + y) * WIDTH + left + x] = picture.data[4 * (Math.floor(y / scale) * picture.width + Math.floor(x / scale))]!;
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  writeFileSync(FILM, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...Array(10).fill(frame)]));
}

test("a code before the camera is read, and the camera can be closed", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { link, png } = await poster(captain);
  film(png);
  const { page } = captain;
  const fetched: string[] = [];
  page.context().on("request", (request) => void fetched.push(new URL(request.url()).pathname));
  await captain.go("收消息");
  await heading(page, "收一条消息");
  await gates(page, "captain");
  expect(fetched.filter((path) => path.includes("scanner"))).toEqual([]);
  // Closed, it leaves the focus where it was opened; and it can be opened again.
  film(PNG.sync.write(blank()));
  await captain.press("扫二维码");
  await captain.press("关上");
  await expect(page.getByRole("button", { name: "扫二维码" })).toBeFocused();
  film(png);
  await captain.press("扫二维码");
  await expect(field(captain)).toHaveValue(link, { timeout: 30_000 });
  await expect(page.getByText("这段话里没有我们的码。")).toBeVisible();
  await expect(page.locator("video")).toHaveCount(0);
  writeFileSync(FILM, "");
});

test("a picture of a code, a message as a file, and files that are neither", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { link, png } = await poster(captain);
  const { page } = captain;
  await captain.go("收消息");
  const chooses = async (name: string, mimeType: string, buffer: Buffer) =>
    page.locator("input[type=file]").setInputFiles({ name, mimeType, buffer });
  await chooses("海报.png", "image/png", png);
  await expect(field(captain)).toHaveValue(link, { timeout: 30_000 });
  await expect(page.getByText("这段话里没有我们的码。")).toBeVisible();
  await chooses("白纸.png", "image/png", PNG.sync.write(blank()));
  await expect(page.getByText("图片里没找到二维码。")).toBeVisible({ timeout: 30_000 });
  await gates(page, "captain");
  await chooses("消息.txt", "text/plain", Buffer.from("\ufeff您好!LM1AAAA 这是我的诉求"));
  await expect(page.getByText("消息里有字变了")).toBeVisible();
  await expect(page.getByText("图片里没找到二维码。")).toHaveCount(0);
  for (const [name, mimeType, bytes] of [
    ["表.xlsx", "application/zip", Buffer.from("PK\u0003\u0004\0\0")],
    ["空.txt", "text/plain", Buffer.alloc(0)],
    ["长.txt", "text/plain", Buffer.alloc(3 << 20, 65)],
  ] as const) {
    await chooses(name, mimeType, bytes);
    await expect(page.getByText("这个文件不是一条消息。").first()).toBeVisible();
  }
  await expect(field(captain)).toHaveValue(/LM1AAAA/);
});

test("what another program shares stands in the field, once", async ({ people, site }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  const manifest = await (await fetch(`${site.url}captain/manifest.webmanifest`)).json();
  const { action, method, params } = manifest.share_target;
  expect(method).toBe("GET");
  const shared = new URL(action, `${site.url}captain/`);
  shared.searchParams.set(params.text, "您好!LM1AAAA 这是我的诉求");
  await open(page, shared.href);
  await captain.unlocks();
  await heading(page, "收一条消息");
  await expect(field(captain)).toHaveValue("您好!LM1AAAA 这是我的诉求");
  await expect(page.getByText("消息里有字变了")).toBeVisible();
  await gates(page, "captain");
  expect(new URL(page.url()).search).toBe("");
  await page.reload();
  await captain.unlocks();
  await heading(page, "收一条消息");
  await expect(field(captain)).toHaveValue("");
});
