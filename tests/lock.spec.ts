// The lock: what a captain writes lies behind a passcode, and a locked desk still takes in and sends.
import { Captain, PASSCODE } from "./support/captain";
import { expect, test, usable } from "./support/journey";
import { gates } from "./support/gates";
import { disk } from "./support/kept";
import { Resident } from "./support/resident";
import { heading, HE, look, said, STATION } from "./support/story";

const POST = { timeout: 40_000 };
const ANOTHER = "湖畔 的柳树 四月 发芽";

test.setTimeout(180_000);

test("lock: a desk is locked and unlocked, takes in what came meanwhile, and opens by its sheet when the passcode is forgotten", async ({ people }) => {
  const captain = await Captain.arrives(people);
  const { page } = captain;
  await captain.fillsIn();
  await captain.write("口令", STATION.telephone);
  await captain.press("建好");
  await expect(page.getByRole("alert").filter({ hasText: "口令：不能全是数字，加上几个字" })).toBeFocused();
  await look(page, "captain");
  await captain.write("口令", PASSCODE);
  await captain.press("建好");
  const code = await captain.putsAway();
  await heading(page, "今天");
  await expect(page.getByText("这台设备还没上锁")).toHaveCount(0);
  await captain.adds(HE, "1949");

  // Nothing of it can be read where it is kept.
  const seen = await disk(page);
  for (const words of [HE.name, HE.telephone, STATION.captain, STATION.telephone, STATION.street]) expect(seen).not.toContain(words);
  expect(seen, "its name, which is on every poster").toContain(STATION.estate);

  const poster = await captain.poster();
  await captain.press("锁上");
  await heading(page, "工作台锁着");
  await expect(page.getByText(HE.name)).toHaveCount(0);
  await look(page, "captain");

  // Three wrong ones are three; after them the right one waits too.
  const passcode = page.getByLabel("口令", { exact: true });
  await expect(passcode).toBeFocused();
  for (const wrong of ["三号楼 的灯 昨天 灭了", "三号楼 的灯 今天 亮了"]) {
    await passcode.fill(wrong);
    await captain.press("开锁");
    await expect(page.getByRole("link", { name: "口令不对，请再试一次。" })).toBeVisible();
  }
  await passcode.fill("四号楼 的灯 昨天 亮了");
  await captain.press("开锁");
  await expect(page.getByRole("link", { name: /^口令不对。请等 [45] 秒再试。$/ })).toBeVisible();
  await look(page, "captain");
  await passcode.fill(PASSCODE);
  await captain.press("开锁");
  await expect(page.getByRole("link", { name: /^口令不对。请等 \d 秒再试。$/ })).toBeVisible();

  // Somebody writes meanwhile. It is kept, and still sealed when the page is opened anew.
  const resident = await Resident.scans(people, poster);
  await resident.says(said("lights"));
  await resident.introduces();
  await resident.sends(said("lights"));
  await expect(page.getByText("锁着时来了 1 条消息")).toBeVisible(POST);
  await page.reload();
  await expect(page.getByText("锁着时来了 1 条消息")).toBeVisible(POST);
  // The wait after the wrong ones holds through a reload.
  await page.waitForTimeout(5_000);
  await captain.unlocks();
  await captain.letsIn(HE.name, said("lights").words);

  // Nobody touches it for ten minutes.
  await page.clock.install();
  await page.reload();
  await captain.unlocks();
  await captain.today();
  await page.clock.fastForward("09:50");
  await expect(page.getByRole("heading", { level: 1, name: "今天" })).toBeVisible();
  await page.clock.fastForward("00:15");
  await heading(page, "工作台锁着");

  // The passcode is forgotten, and the sheet is at hand; one letter is misread at first.
  await captain.press("忘了口令，用恢复单");
  await look(page, "captain");
  await captain.write("恢复码", code.replace(/^./, (first) => (first === "A" ? "B" : "A")));
  await captain.write("新口令", ANOTHER);
  await captain.press("开锁");
  await expect(page.getByRole("link", { name: "恢复码：有一个写错了，请对着纸再看一遍" })).toBeVisible();
  await captain.write("恢复码", code.toLowerCase().replace(/(.{4})/g, "$1 "));
  await captain.press("开锁");
  await captain.today();
  await expect(captain.row(said("lights").words)).toBeVisible();

  await captain.go("设置");
  await heading(page, "设置");
  await expect(page.getByText("口令之外，还要这个浏览器自己的钥匙。")).toBeVisible();
  await look(page, "captain");
  await page.getByRole("link", { name: "换口令" }).click();
  await heading(page, "换口令");
  await look(page, "captain");
  await page.getByLabel("现在的口令").fill(ANOTHER);
  await captain.write("新口令", PASSCODE);
  await captain.press("换口令");
  await expect(page.getByText("口令换好了")).toBeVisible();
  await page.reload();
  await usable(page);
  await captain.unlocks();
  await heading(page, "设置");
  await page.getByRole("link", { name: "做恢复单" }).click();
  await heading(page, "恢复单");
  await page.getByLabel("口令", { exact: true }).fill(PASSCODE);
  await captain.press("做恢复单");
  expect(await captain.putsAway()).not.toBe(code);
  await gates(page, "captain");
});

test("lock: on a phone and in the dark, the desk locks from the page of everything else", async ({ people }) => {
  const page = await people("captain", { at: null, colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await page.goto("captain/");
  await usable(page);
  const captain = new Captain(page);
  await captain.setsUp();
  await page.getByRole("navigation", { name: "页面" }).getByRole("link", { name: "更多" }).click();
  await heading(page, "更多");
  await look(page, "captain");
  await captain.press("锁上");
  await captain.unlocks();
  await heading(page, "更多");
  await captain.press("锁上");
  await heading(page, "工作台锁着");
  await captain.press("忘了口令，用恢复单");
  await gates(page, "captain");
});
