// Row 12: knock, ask, bring care. The round says whom to knock for and why, works without a network, and turns what was
// heard into requests.
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { expect, offlineReady, test, worksOffline } from "./support/journey";
import { heading, look } from "./support/story";

test.setTimeout(180_000);

test("row 12: a whole round with the network off: whom to knock for and why, what was heard, and who is seen again", async ({
  people,
  site,
}) => {
  const off = await worksOffline(site);
  people.allow(/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/);
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.adds({ name: "何建民", telephone: "13800001234", building: "3号楼", home: "501" }, "1949");
  await captain.adds({ name: "林秀英", telephone: "13800005678", building: "3号楼", home: "302" }, "1956");
  await captain.adds({ name: "周家宝", telephone: "13800009999", building: "9号楼", home: "201" });
  if (off) await offlineReady(page);
  await page.context().setOffline(off);

  await captain.go("敲门");
  await heading(page, "敲门");
  const list = page.getByRole("region", { name: "敲门" });
  const doors = list.getByRole("listitem");
  await expect(doors).toHaveCount(3);
  await expect(doors.first()).toContainText("林秀英");
  await expect(doors.first()).toContainText("还没有人记过");
  await look(page, "captain");

  // Somebody opens: one form for the household, what was heard becomes requests.
  await doors.filter({ hasText: "何建民" }).getByRole("link").click();
  await heading(page, "何建民");
  await page.getByRole("radio", { name: "见到了" }).check();
  await page.getByRole("checkbox", { name: "何建民" }).check();
  await page.getByRole("checkbox", { name: "药快用完" }).check();
  await page.getByRole("checkbox", { name: "米面油" }).check();
  const kind = page.getByRole("group", { name: "哪一类" });
  await kind.getByRole("radio", { name: "跑腿" }).check();
  await captain.write("原话", "代取降压药");
  await captain.press("记下这条");
  await expect(page.getByRole("button", { name: "去掉：代取降压药" })).toBeVisible();
  await kind.getByRole("radio", { name: "修东西" }).check();
  await captain.write("原话", "厨房的灯不亮");
  await captain.write("记几句", "一个人在家，精神还好");
  const dot = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 30 });
    canvas.getContext("2d")!.fillRect(0, 0, 40, 30);
    return canvas.toDataURL("image/jpeg");
  });
  const photo = { name: "wall.jpg", mimeType: "image/jpeg", buffer: Buffer.from(dot.split(",")[1], "base64") };
  await page.getByLabel("拍看到的").setInputFiles(photo);
  await expect(page.getByRole("img", { name: "看到的，第 1 张" })).toBeVisible();
  // The neighbour opens meanwhile: what was begun at one door stays while another is looked at.
  const again = page.getByText("接着上次没记完的写");
  await doors.filter({ hasText: "林秀英" }).getByRole("link").click();
  await heading(page, "林秀英");
  await page.getByRole("radio", { name: "见到了" }).check();
  await doors.filter({ hasText: "何建民" }).getByRole("link").click();
  await heading(page, "何建民");
  await expect(again).toBeVisible();
  await expect(page.getByRole("radio", { name: "见到了" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "药快用完" })).toBeChecked();
  await expect(page.getByRole("button", { name: "去掉：代取降压药" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "记几句" })).toHaveValue("一个人在家，精神还好");
  await expect(page.getByRole("img", { name: "看到的，第 1 张" })).toBeVisible();
  await gates(page, "captain");
  await look(page, "captain");
  // A finger that taps twice notes one visit, and files each need once.
  await page.getByRole("button", { name: "记下", exact: true }).dblclick();
  await expect(page.getByText("记下了，2 件需求已立项")).toBeVisible();
  await expect(again).toHaveCount(0);
  await expect(page.getByRole("listitem").filter({ hasText: "一个人在家，精神还好" })).toHaveCount(1);
  const noted = page.getByRole("listitem").filter({ hasText: "一个人在家，精神还好" });
  await expect(noted).toContainText("见到了");
  await expect(noted).toContainText("药快用完");
  await page.getByRole("button", { name: "看照片：看到的" }).click();
  await expect(page.getByRole("img", { name: "看到的", exact: true })).toBeVisible();
  await expect(doors).toHaveCount(2);

  // Nobody opens: there is a next step, for today still, and the door stays on the round.
  await doors.filter({ hasText: "林秀英" }).getByRole("link").click();
  await heading(page, "林秀英");
  await expect(again).toBeVisible();
  await captain.press("重新写");
  await expect(again).toHaveCount(0);
  await expect(page.getByRole("radio", { name: "见到了" })).not.toBeChecked();
  await page.getByRole("radio", { name: "没人应门" }).check();
  await expect(page.getByRole("radio", { name: "再来敲" })).toBeChecked();
  await page.getByRole("radio", { name: "打电话", exact: true }).check();
  await page.getByRole("radio", { name: "今天晚些" }).check();
  await page.getByRole("button", { name: "记下", exact: true }).click();
  await expect(doors.filter({ hasText: "林秀英" })).toContainText("说好今天来");
  await gates(page, "captain");

  // Without a network nothing is lost by closing the page; what was heard stands among what is open.
  await page.reload();
  await captain.unlocks();
  await expect(doors).toHaveCount(2, { timeout: 30_000 });
  await captain.press("走到了多少");
  const row = page.getByRole("row").filter({ hasText: "3号楼" });
  await expect(row.getByRole("cell")).toHaveText(["2", "1", "1", "1"]);
  await gates(page, "captain");
  await captain.today();
  for (const words of ["代取降压药", "厨房的灯不亮"]) await expect(captain.row(words)).toBeVisible();
  await page.context().setOffline(false);
});
