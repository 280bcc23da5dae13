// Levels: a station works; a street's office is founded later and comes to stand above it. Both are found by what the
// screen says: two messages, one fingerprint compared on each side, and then figures without a name.
import { Captain, PASSCODE } from "./support/captain";
import { gates } from "./support/gates";
import { expect, test } from "./support/journey";
import { readQr } from "./support/qr";
import { heading, HE, look, STATION } from "./support/story";

test.setTimeout(240_000);

/** A captain who founds an office of the station's street. */
async function foundsOffice(office: Captain): Promise<void> {
  const { page } = office;
  await office.press(/^建一个工作站/);
  await heading(page, "建一个工作站");
  await page.getByRole("group", { name: "建什么" }).getByRole("radio", { name: "街道" }).check();
  await expect(page.getByRole("textbox", { name: "小区", exact: true })).toHaveCount(0);
  await look(page, "captain");
  await office.press("建好");
  await expect(page.getByRole("alert")).toContainText("街道：请填上");
  await office.write("区", STATION.district);
  await office.write("街道", STATION.street);
  await office.write("您的姓名", "郑丽");
  await office.write("您的电话", "13700009753");
  await office.write("口令", PASSCODE);
  await office.press("建好");
  await office.putsAway();
}

async function levels(captain: Captain): Promise<void> {
  await captain.go("设置");
  await captain.page.getByRole("link", { name: "看上级与下级" }).click();
  await heading(captain.page, "上级与下级");
}

const here = (captain: Captain) => captain.page.locator("#levels-here .fingerprint");

/** The message that was made last, once it says what to do with it. */
async function made(captain: Captain, says: string): Promise<string> {
  const card = captain.page.locator("#level-message-out");
  await expect(card).toContainText(says);
  return card.locator(".letter-text").innerText();
}

test("row 33: an office founded later stands above a station, by a fingerprint people compare, and sees figures without names", async ({ people }) => {
  const station = await Captain.founds(people);
  await station.adds(HE);
  await levels(station);
  await expect(station.page.locator("#levels-above")).toContainText("还没有上级");
  await look(station.page, "captain");
  await station.press("请上级收下");
  const asked = await made(station, "把这段消息发给街道或区");
  expect(asked).toContain(await readQr(station.page.getByRole("img", { name: "给对方扫" })));
  await look(station.page, "captain");

  const office = await Captain.arrives(people);
  await foundsOffice(office);
  await levels(office);
  await expect(office.page.locator("#levels-below")).toContainText("还没有下级");
  // Whatever is no such message says so, and loses nothing.
  await office.write("上级或下级发来的整段消息", "您好");
  await office.press("看看是什么");
  await expect(office.page.getByRole("alert")).toContainText("没有上级或下级的消息");
  await look(office.page, "captain");

  await office.pastes(asked);
  await expect(office.page.getByText("青禾小区站（社区）想归您管。")).toBeVisible();
  await expect(office.page.locator(".fingerprint-large")).toHaveText(await here(station).innerText());
  await look(office.page, "captain");
  await office.press("一样，收下");
  const answer = await office.page.locator(".letter-text").innerText();
  await look(office.page, "captain");

  // Nothing is kept before the station has compared.
  await levels(office);
  const fingerprint = await here(office).innerText();
  await station.write("上级或下级发来的整段消息", answer);
  await station.press("看看是什么");
  await expect(station.page.locator(".fingerprint-large")).toHaveText(fingerprint);
  await expect(station.page.locator("#levels-above")).toContainText("还没有上级");
  await look(station.page, "captain");
  await station.press("一样，同意");
  await expect(station.page.getByText("未央湖街道办事处是您的上级了")).toBeVisible();
  await expect(station.page.locator("#levels-above .fingerprint")).toHaveText(fingerprint);
  await expect(station.page.locator("#levels-above")).toContainText("有效到");

  // Figures go upwards, and no name.
  await station.press("上报数字");
  const figures = await made(station, "里面只有数字");
  await look(station.page, "captain");
  await office.takesIn(figures, "青禾小区站报来的数字");
  await levels(office);
  const below = office.page.locator("#levels-below");
  await expect(below).toContainText("青禾小区站");
  await expect(below).toContainText("0 件没办完，其中 0 件过了时间 · 办完 0 件 · 1 户 1 人 · 1 台设备");
  await expect(office.page.getByText(HE.name)).toHaveCount(0);
  await gates(office.page, "captain");

  // It is there again after a restart; the station leaves when it likes.
  await station.page.reload();
  await station.unlocks();
  await levels(station);
  await expect(station.page.locator("#levels-above")).toContainText("未央湖街道办事处");
  await station.press("离开");
  await station.page.getByRole("dialog").getByRole("button", { name: "离开" }).click();
  await expect(station.page.locator("#levels-above")).toContainText("已经离开");
  await gates(station.page, "captain");
});
