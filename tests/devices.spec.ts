// Devices: a second captain joins the station, both write, each sees the other's work; and one that is revoked is not
// believed any more.
import { Captain, PASSCODE } from "./support/captain";
import { expect, test } from "./support/journey";
import { asks, brings, compares, letsIn, looks, saves, sees, takesIn } from "./support/joining";
import { heading, HE, look, NEIGHBOURS } from "./support/story";

test.setTimeout(240_000);

test("devices: a second captain joins, both write and exchange, and one that is revoked is not believed", async ({ people, site }) => {
  // By file alone: nobody reaches the mailbox.
  people.allow(/mailbox|Failed to load resource|net::ERR/);
  const station = await Captain.founds(people);
  await station.adds(HE);
  const second = await Captain.arrives(people);
  for (const captain of [station, second]) await captain.page.route(`${site.url}mailbox/**`, (route) => route.abort());

  const { text, check } = await asks(second, "赵敏的平板");
  const answer = await letsIn(station, text, check, "全站");
  await second.write("口令", PASSCODE);
  await second.page.getByLabel("回信文件").setInputFiles({ ...answer, buffer: answer.buffer.subarray(0, 900) });
  await second.press("打开回信");
  await expect(second.page.getByRole("alert")).toContainText("后面少了一段");
  await look(second.page, "captain");
  // The answer is no backup, and leads here.
  await second.page.goBack();
  await second.press(/^取回备份/);
  await second.page.getByLabel("备份文件").setInputFiles(answer);
  await heading(second.page, "加入工作站");
  await expect(second.page.getByText(/^收齐了：\d+ 字节/)).toBeVisible();
  await second.press("打开回信");
  await expect(second.page.locator("#join-compare")).toBeVisible();
  await second.press("一样，加入");
  await expect(second.page.getByRole("alert")).toContainText("口令");
  await second.write("口令", PASSCODE);
  await compares(second, station);
  await second.putsAway();
  await heading(second.page, "今天");
  await sees(second, [HE.name]);

  // Both write; each hears of the other by file.
  await second.adds(NEIGHBOURS[0]);
  await station.adds(NEIGHBOURS[1]);
  await second.go("设置");
  await look(second.page, "captain");
  await brings(station, await saves(second, "发新内容"), /^收下了赵敏的平板的 1 条$/, "收消息");
  await look(station.page, "captain");
  await station.go("设置");
  const news = await saves(station, "发新内容");
  await brings(second, news, /^收下了.*的 \d+ 条$/, "取回备份");
  await brings(station, news, /^这是给另一台设备的，这里打不开。$/, "收消息");
  const everybody = [HE.name, NEIGHBOURS[0].name, NEIGHBOURS[1].name];
  await sees(station, everybody);
  await sees(second, everybody);
  await look(station.page, "captain");

  // Opened anew it is still a desk of that station, under lock.
  await second.page.reload();
  await second.unlocks();
  await sees(second, everybody);

  // Revoked: what it writes from now on is set aside, and said.
  await station.go("设置");
  await station.press("停用");
  await station.page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await expect(station.page.locator("#device-list")).toContainText("已停用");
  await second.adds(NEIGHBOURS[2]);
  await second.go("设置");
  await takesIn(station, await saves(second, "发新内容"), /1 条不算数，先放着/);
  await expect(station.page.locator("#set-aside")).toContainText("1 条来自已经停用的设备，不算数。");
  await look(station.page, "captain");
  await station.go("住户");
  await expect(station.page.getByText(NEIGHBOURS[2].name)).toHaveCount(0);
});

test("devices: with a mailbox the answer and everything after it travel by themselves", async ({ people }) => {
  const station = await Captain.founds(people);
  await station.adds(HE);
  const second = await Captain.arrives(people);
  const { text, check } = await asks(second, "赵敏的平板");
  await second.write("口令", PASSCODE);
  await second.press("打开回信");
  await expect(second.page.getByRole("alert")).toContainText("还没有回信");
  await letsIn(station, text, check, "青禾小区 3号楼");
  await expect(async () => {
    await second.press("打开回信");
    await expect(second.page.locator("#join-compare")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await compares(second, station);
  await second.putsAway();
  await sees(second, [HE.name]);
  await second.adds(NEIGHBOURS[0]);
  await station.go("住户");
  await expect(station.page.getByText(NEIGHBOURS[0].name).first()).toBeVisible({ timeout: 30_000 });

  // Whom she wrote down herself she wants forgotten: it is for the station to decide, and every page there says so.
  await second.press("同意了什么、谁看过、给本人一份、忘掉");
  await second.press("看看会去掉什么");
  await second.press("请站里忘掉");
  await looks(second.page);
  await second.page.getByRole("dialog").getByRole("button", { name: "请站里忘掉" }).click();
  await expect(second.page.getByText(/^这台设备 .*请站里忘掉这个人，等站里来定。$/)).toBeVisible();
  await expect(station.page.getByText("有设备请站里忘掉一个人，要您来定。")).toBeVisible({ timeout: 40_000 });
  await looks(station.page);
  await station.page.getByRole("link", { name: "去看看" }).click();
  await heading(station.page, NEIGHBOURS[0].name);
  await expect(station.page.locator("#wanted")).toContainText("赵敏");
  await station.press("看看会去掉什么");
  await expect(station.page.locator("#forget-goes")).toBeVisible();
  await looks(station.page);
  await station.page.locator("#privacy").getByRole("button", { name: "忘掉", exact: true }).click();
  await station.page.getByRole("dialog").getByRole("button", { name: "忘掉", exact: true }).click();
  await heading(station.page, "住户");
  await expect(station.page.getByText("有设备请站里忘掉一个人")).toHaveCount(0);
  await second.go("住户");
  await expect(second.page.getByText(NEIGHBOURS[0].name)).toHaveCount(0, { timeout: 40_000 });
  await sees(second, [HE.name]);
});
