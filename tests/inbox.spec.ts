// The station's inbox: its key is changed by hand while phones are waiting and old posters hang, and a phone that was
// blocked is heard again.
import { Captain } from "./support/captain";
import { expect, test } from "./support/journey";
import { Resident } from "./support/resident";
import { beginning, heading, HE, look, said } from "./support/story";

const POST = { timeout: 60_000 };
const FIRST = said("medicine");
const SECOND = said("flower pots");

test.setTimeout(180_000);

test("inbox: with another key, a waiting phone and an older poster still reach the station, and a blocked phone is heard again", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.publishes();
  const older = await captain.poster();
  const waiting = await Resident.scans(people, older);
  await waiting.says(FIRST);
  await waiting.introduces();
  await waiting.sends(FIRST);
  await captain.letsIn(HE.name, FIRST.words);

  await test.step("the key is changed, once somebody has read what that means", async () => {
    await captain.go("设置");
    const inbox = page.locator("#inbox");
    await expect(inbox.getByText(/每 30 天自动换一把/)).toBeVisible();
    await inbox.getByRole("button", { name: "现在换一把" }).click();
    const sure = page.getByRole("dialog", { name: "换一把收件钥匙？" });
    await expect(sure.getByText(/以前贴的海报照样能用/)).toBeVisible();
    await look(page, "captain");
    await sure.getByRole("button", { name: "现在换一把" }).click();
    await expect(page.getByText("换好了。请做一份新备份。").first()).toBeVisible();
    await look(page, "captain");
    expect(await captain.poster(), "a new poster names the new key").not.toBe(older);
  });

  await test.step("whoever is waiting writes to the new one, whoever scans an old poster to the old one", async () => {
    await waiting.home();
    await waiting.says(SECOND);
    await waiting.sends(SECOND);
    await captain.today();
    await expect(captain.row(SECOND.words)).toBeVisible(POST);
    const stranger = await Resident.scans(people, older);
    await stranger.says(FIRST);
    await stranger.introduces();
    await stranger.sends(FIRST);
    await captain.today("新来的人");
    await expect(page.getByText(beginning(FIRST.words)).first()).toBeVisible(POST);
  });

  await test.step("a phone that was blocked stands in a list, and is heard again", async () => {
    await page.getByRole("button", { name: `拉黑 ${HE.name}` }).first().click();
    await expect(page.getByText("已拉黑").first()).toBeVisible();
    await captain.go("设置");
    const blocked = page.locator("#blocked");
    await expect(blocked.getByRole("listitem")).toHaveCount(1);
    await look(page, "captain");
    await blocked.getByRole("button", { name: "重新收" }).click();
    await expect(blocked).toHaveCount(0);
    await page.reload();
    await captain.unlocks();
    await captain.go("设置");
    await heading(page, "设置");
    await expect(page.locator("#blocked")).toHaveCount(0);
    await look(page, "captain");
  });
});
