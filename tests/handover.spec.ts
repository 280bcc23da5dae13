// Handing a building over from one captain to the next, and a new captain's first day.
import { Captain, PASSCODE } from "./support/captain";
import { gates } from "./support/gates";
import { expect, test } from "./support/journey";
import { asks, compares, letsIn, looks, saves, sees, takesIn } from "./support/joining";
import { heading, HE, look, NEIGHBOURS } from "./support/story";

test.setTimeout(240_000);

/** A second device joins for the building, by file alone. */
async function joins(people: Parameters<typeof Captain.arrives>[0], station: Captain, name: string, cut: (captain: Captain) => Promise<void>): Promise<Captain> {
  const captain = await Captain.arrives(people);
  await cut(captain);
  const { text, check } = await asks(captain, name);
  const answer = await letsIn(station, text, check, "青禾小区 3号楼");
  await captain.write("口令", PASSCODE);
  await captain.page.getByLabel("回信文件").setInputFiles(answer);
  await captain.press("打开回信");
  await compares(captain, station);
  await captain.putsAway();
  return captain;
}

async function handOver(captain: Captain): Promise<void> {
  await captain.go("设置");
  await captain.page.getByRole("link", { name: "换人交接" }).click();
  await heading(captain.page, "交接");
}

test("row 29: a building is handed over from one captain to the next, and nothing of it is lost", async ({ people, site }) => {
  people.allow(/mailbox|Failed to load resource|net::ERR/);
  const cut = (captain: Captain) => captain.page.route(`${site.url}mailbox/**`, (route) => route.abort());
  const station = await Captain.founds(people);
  await cut(station);
  await station.adds(HE);
  const old = await joins(people, station, "赵敏的平板", cut);
  await old.adds(NEIGHBOURS[0]);

  // The station sees that nothing was handed over yet, and what putting the device out of use would cost.
  await handOver(station);
  await expect(station.page.locator("#captains")).toContainText("还没有交接");
  await looks(station.page);
  await station.page.locator("#captains").getByRole("button", { name: "停用" }).click();
  await expect(station.page.getByRole("dialog")).toContainText("还没送到这里的就不算了");
  await look(station.page, "captain");
  await station.page.getByRole("dialog").getByRole("button", { name: "不了，返回" }).click();

  // Whoever goes sees what the station lacks, says so, and sends it.
  await handOver(old);
  await expect(old.page.getByText(/^还有 \d+ 条站里没回说收到/)).toBeVisible();
  await looks(old.page);
  await old.press("我交接了");
  await expect(old.page.getByRole("dialog")).toContainText("3号楼");
  await look(old.page, "captain");
  await old.page.getByRole("dialog").getByRole("button", { name: "我交接了" }).click();
  await expect(old.page.getByText(/交接了。$/)).toBeVisible();
  const last = await saves(old, "发新内容");
  await takesIn(station, last, /^收下了赵敏的平板的 \d+ 条$/);
  await handOver(station);
  await expect(station.page.locator("#captains")).toContainText("全收到了");
  await station.page.locator("#captains").getByRole("button", { name: "停用" }).click();
  await station.page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await expect(station.page.getByText("还没有只管一栋楼的设备。")).toBeVisible();
  await sees(station, [HE.name, NEIGHBOURS[0].name]);

  // The next captain's device is told everything, what the last one wrote too.
  const next = await joins(people, station, "李岚的手机", cut);
  await sees(next, [HE.name, NEIGHBOURS[0].name]);
  await gates(next.page, "captain");

  // Where the device stays and the person changes, it says whose it is, and still does after a reload.
  await handOver(station);
  await station.press("记下接手的人");
  await expect(station.page.getByRole("alert")).toContainText("请写一个名字");
  await station.write("接手的人", "周岩");
  await station.press("记下接手的人");
  await expect(station.page.getByText("这台设备现在归周岩")).toBeVisible();
  await station.page.reload();
  await station.unlocks();
  await station.go("设置");
  await expect(station.page.getByText("周岩").first()).toBeVisible();
  await handOver(station);
  await looks(station.page);
});

test("row 29: a new captain learns the seven roles by doing each once on the sample", async ({ people }) => {
  const captain = await Captain.arrives(people);
  const { page } = captain;
  await captain.press(/^用示例小区试一试/);
  await heading(page, "今天");
  await page.getByRole("link", { name: "第一天" }).click();
  await heading(page, "楼栋长的第一天");
  await expect(page.getByRole("status").filter({ hasText: "还有 7 样" })).toBeVisible();
  await looks(page);

  // Data: somebody is found by initials.
  await page.getByRole("listitem").filter({ hasText: "找一个人" }).getByRole("link", { name: "去试试" }).click();
  await heading(page, "住户");
  await page.getByRole("link", { name: "罗景山", exact: true }).click();
  const strip = page.getByRole("region", { name: "楼栋长的第一天" });
  await expect(strip).toContainText("下一样：替等着的人找人");
  await strip.getByRole("link", { name: "看七样" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "找一个人" })).toContainText("做过了");

  // Publicity: a poster.
  await page.getByRole("listitem").filter({ hasText: "看一张楼道海报" }).getByRole("link", { name: "去试试" }).click();
  await heading(page, "小区和楼栋");
  await page.getByRole("main").getByRole("link", { name: /号楼/ }).first().click();
  await page.getByRole("link", { name: "海报" }).click();
  await expect(page.getByRole("article", { name: "海报" })).toBeVisible();

  // What was learnt stays after a reload; the tour ends when somebody says so.
  await page.reload();
  await strip.getByRole("link", { name: "看七样" }).click();
  await expect(page.getByRole("status").filter({ hasText: "做过 2 样，还有 5 样" })).toBeVisible();
  await gates(page, "captain");
  await captain.go("今天");
  await strip.getByRole("button", { name: "不学了" }).click();
  await expect(strip).toHaveCount(0);
  await gates(page, "captain");
});
