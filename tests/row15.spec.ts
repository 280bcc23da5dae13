// Row 15: Gong, 77, a veteran who cannot walk far: form, photos, consent and signature are done at his home in one visit, with
// no network there; then the application shows it all.
import type { Locator, Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { expect, offlineReady, test, worksOffline } from "./support/journey";
import { heading, look } from "./support/story";

test.setTimeout(240_000);

const GONG = { name: "龚庆和", telephone: "13800001949", building: "3号楼", home: "2单元501" };

/** Gong on the roster, and the card that veterans are owed: its page is open. */
async function owed(captain: Captain): Promise<void> {
  const { page } = captain;
  await captain.describes(GONG, "1949");
  await page.getByRole("checkbox", { name: /退役军人/ }).check();
  await captain.press("保存");
  await heading(page, GONG.name);
  await captain.go("惠民项目");
  await page.getByRole("link", { name: /^退役军人优待证/ }).click();
  await captain.press("存下这一版");
  await heading(page, "退役军人优待证");
}

/** A picture as a phone's camera takes it: large, and with the place it was taken at. */
async function picture(page: Page, colour: string): Promise<Buffer> {
  const url = await page.evaluate((colour) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 2400, height: 1600 });
    const ink = canvas.getContext("2d")!;
    ink.fillStyle = colour;
    ink.fillRect(0, 0, 2400, 1600);
    ink.fillStyle = "#fff";
    ink.font = "200px sans-serif";
    ink.fillText("样张 · 不是真证件", 160, 800);
    return canvas.toDataURL("image/jpeg", 0.9);
  }, colour);
  const jpeg = Buffer.from(url.split(",")[1], "base64");
  const place = Buffer.from("Exif\0\0GPS 34.26N 108.95E");
  const head = Buffer.from([0xff, 0xe1, 0, place.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, place, jpeg.subarray(2)]);
}

/** Takes a photo of a paper. */
async function shoot(page: Page, paper: string, colour: string): Promise<void> {
  const file = { name: "IMG_0001.jpg", mimeType: "image/jpeg", buffer: await picture(page, colour) };
  await page.getByLabel(`拍${paper}`).setInputFiles(file);
}

/** Writes on the pad with a finger. */
async function signs(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  for (const stroke of [
    [[0.1, 0.2], [0.3, 0.25], [0.28, 0.7]],
    [[0.15, 0.5], [0.35, 0.45]],
    [[0.45, 0.2], [0.6, 0.3], [0.5, 0.8], [0.65, 0.7]],
    // Out of the frame, and back.
    [[0.75, 0.2], [0.99, 0.4], [1.05, 0.6], [0.8, 0.75]],
  ]) {
    await page.mouse.move(...at(stroke[0][0], stroke[0][1]));
    await page.mouse.down();
    for (const [x, y] of stroke.slice(1)) await page.mouse.move(...at(x, y), { steps: 6 });
    await page.mouse.up();
  }
}

test("row 15: papers, photos, consent and signature in one visit at his home without a network, and the application shows it all", async ({
  people,
  site,
}) => {
  const off = await worksOffline(site);
  people.allow(/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/);
  const captain = await Captain.founds(people);
  const { page } = captain;
  await owed(captain);
  if (off) await offlineReady(page);
  await page.context().setOffline(true);

  await page.getByRole("link", { name: `上门给${GONG.name}办退役军人优待证` }).click();
  await heading(page, "退役军人优待证");
  await expect(page.getByRole("textbox", { name: "姓名" })).toHaveValue(GONG.name);
  await gates(page, "captain");

  // What was known is corrected; two photos of one paper, one of another, one taken away again; one paper is only looked at.
  await captain.write("出生", "1949-3-8");
  await shoot(page, "身份证", "#2a5d8f");
  await expect(page.getByRole("img", { name: "身份证，第 1 张" })).toBeVisible();
  await shoot(page, "身份证", "#3b6ea0");
  await shoot(page, "退伍证", "#8f2a2a");
  await shoot(page, "户口本", "#2a8f5d");
  await captain.press("去掉户口本第 1 张");
  await expect(page.getByRole("img", { name: "户口本，第 1 张" })).toHaveCount(0);
  await captain.press("户口本：看过原件，不拍");

  // Signed before he has agreed: said where it stands, and nothing is lost.
  const pad = page.locator(".pad");
  await expect(page.getByRole("img", { name: "签名板：还没有签" })).toBeVisible();
  await signs(page, pad);
  await expect(page.getByRole("img", { name: "签名板：签了 4 笔" })).toBeVisible();
  await captain.press("记下这次上门");
  await expect(page.getByText("照片和签名要本人同意才能留").first()).toBeVisible();

  // Called away half-way: papers, what was corrected and what was signed are there when the page is opened again.
  const visit = page.getByRole("link", { name: `上门给${GONG.name}办退役军人优待证` });
  await page.goBack();
  await visit.click();
  await expect(page.getByText("接着上次没记完的写")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "出生" })).toHaveValue("1949-3-8");
  await expect(page.getByRole("img", { name: "身份证，第 2 张" })).toBeVisible();
  await expect(page.getByRole("img", { name: "退伍证，第 1 张" })).toBeVisible();
  await expect(page.getByRole("button", { name: "户口本：看过原件，不拍" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("img", { name: "签名板：签了 4 笔" })).toBeVisible();

  // A slip of the finger: a stroke is taken back; wiped away, and brought back.
  await captain.press("退一笔");
  await expect(page.getByRole("img", { name: "签名板：签了 3 笔" })).toBeVisible();
  await captain.press("重签");
  await captain.press("找回刚才的");
  await expect(page.getByRole("img", { name: "签名板：签了 3 笔" })).toBeVisible();
  await gates(page, "captain");
  await look(page, "captain");
  await page.getByRole("checkbox", { name: "本人听明白了，同意" }).check();
  await captain.press("记下这次上门");
  await expect(page.getByText(`${GONG.name}的材料记下了`)).toBeVisible();

  // One act, one undo: everything goes, and the form can be filled in again.
  await heading(page, "退役军人优待证");
  const line = page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: `选 ${GONG.name}` }) });
  await expect(line.getByRole("img", { name: "本人签名" })).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(line.getByRole("img", { name: "本人签名" })).toHaveCount(0);
  await expect(line).toContainText("缺 身份证");

  // What was saved is not taken up again.
  await visit.click();
  await expect(page.getByRole("textbox", { name: "姓名" })).toHaveValue(GONG.name);
  await expect(page.getByText("接着上次没记完的写")).toHaveCount(0);
  await captain.write("出生", "1949-3-8");
  await shoot(page, "身份证", "#2a5d8f");
  await shoot(page, "退伍证", "#8f2a2a");
  await shoot(page, "一寸照片", "#555577");
  await captain.press("户口本：看过原件，不拍");
  await page.getByRole("checkbox", { name: "本人听明白了，同意" }).check();
  await signs(page, pad);
  await captain.press("记下这次上门");
  await expect(page.getByText(`${GONG.name}的材料记下了`)).toBeVisible();

  // The application: every paper there, agreed, signed, and each photo to be looked at.
  await expect(line).toContainText("已同意");
  await expect(line).not.toContainText("缺 身份证");
  await expect(line.getByRole("img", { name: "本人签名" })).toBeVisible();
  await line.getByRole("button", { name: "看照片：身份证" }).click();
  const shown = line.getByRole("img", { name: "身份证" });
  await expect(shown).toBeVisible();
  // A page may not read its own pictures back: that no place is left in them the desk's own tests prove.
  const width = await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
  expect(width).toBe(1280);
  await gates(page, "captain");
  await look(page, "captain");

  // Still there after the page was closed without a network; the pack has signature and photos on his sheet.
  if (off) {
    await page.reload();
    await captain.unlocks();
  }
  await page.getByRole("link", { name: "打印申报包" }).click();
  const sheet = page.getByRole("article", { name: GONG.name });
  await expect(sheet.getByRole("img", { name: "本人签名" })).toBeVisible();
  await expect(sheet.getByRole("img", { name: /身份证/ })).toBeVisible();
  await expect(sheet.getByRole("img", { name: /一寸照片/ })).toBeVisible();
  await gates(page, "captain");
  await look(page, "captain");
  await page.context().setOffline(false);
});

test("row 15: somebody who cannot write on glass signs on paper, and on a phone the pad is as wide as the page", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await owed(captain);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("link", { name: `上门给${GONG.name}办退役军人优待证` }).click();
  const pad = (await page.locator(".pad").boundingBox())!;
  expect(pad.width).toBeGreaterThan(290);
  expect(pad.height).toBeGreaterThan(170);
  await gates(page, "captain");
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, "captain");
  await page.emulateMedia({ colorScheme: null });
  await page.getByRole("radio", { name: "签在纸上了" }).check();
  await expect(page.locator(".pad")).toHaveCount(0);
  await page.getByRole("checkbox", { name: "本人听明白了，同意" }).check();
  await captain.press("记下这次上门");
  await expect(page.getByText(`${GONG.name}的材料记下了`)).toBeVisible();
});
