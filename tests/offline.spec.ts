// Without a network: what a phone, a desk and a kiosk hold is there from the second visit on. Release builds only:
// a dev build has no service worker.
import { Captain } from "./support/captain";
import { expect, offlineReady, open, test, worksOffline } from "./support/journey";
import { Resident } from "./support/resident";
import { heading, HE, look, said } from "./support/story";

const POST = { timeout: 40_000 };

test.setTimeout(120_000);

test("row 1: with the network off the request stands, and a new one waits to be sent", async ({ people, site }) => {
  test.skip(!(await worksOffline(site)), "a dev build has no service worker");
  people.allow(/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/);
  const captain = await Captain.founds(people);
  const resident = await Resident.scans(people, await captain.poster());
  const { page } = resident;
  await resident.says(said("lights"));
  await resident.introduces();
  await resident.sends(said("lights"));
  await expect(page.getByRole("heading", { name: "已经发出" })).toBeVisible(POST);
  await offlineReady(page);
  await page.context().setOffline(true);

  await open(page, "./");
  await expect(page.getByText("没有网络，写的都先存在这台设备上。")).toBeVisible();
  await resident.follows(said("lights").words);
  await expect(resident.step("已发出")).toBeVisible();
  await look(page, "resident");
  await resident.home();
  await resident.says(said("leak"));
  await resident.sends(said("leak"));
  await expect(page.getByRole("heading", { name: "还差一步" })).toBeVisible(POST);

  await captain.letsIn(HE.name, said("lights").words);
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { name: /^(已经发出|已送到)$/ })).toBeVisible(POST);
  await captain.today();
  await expect(captain.row(said("leak").words)).toBeVisible(POST);

  await offlineReady(captain.page);
  await captain.page.context().setOffline(true);
  await captain.page.reload();
  await captain.unlocks();
  await heading(captain.page, "今天");
  await expect(captain.row(said("lights").words)).toBeVisible();
  await captain.files("当面", HE, said("parking").words);
});

test("a captain's letter that waited for the network leaves when it is back", async ({ people }) => {
  people.allow(/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/);
  const captain = await Captain.founds(people);
  const resident = await Resident.scans(people, await captain.poster());
  await resident.says(said("lights"));
  await resident.introduces();
  await resident.sends(said("lights"));
  await expect(resident.page.getByRole("heading", { name: "已经发出" })).toBeVisible(POST);
  await captain.today("新来的人");
  await expect(captain.page.getByText(said("lights").words)).toBeVisible(POST);

  await captain.page.context().setOffline(true);
  await captain.letsIn(HE.name, said("lights").words);
  await captain.today("待发");
  await expect(captain.page.getByText(/^正在送，试了 [2-9] 次$/)).toBeVisible(POST);
  await look(captain.page, "captain");
  await captain.page.context().setOffline(false);
  await expect(captain.page.getByText("已放进信箱")).toBeVisible({ timeout: 5_000 });
  await look(captain.page, "captain");
  await resident.follows(said("lights").words);
  await expect(resident.step("已送到")).toBeVisible(POST);
});
