// Row 30: "I am Xiao Fan of the volunteers: tell me first". A card for the door, printed, and as a link that a resident opens.
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { copied, expect, test } from "./support/journey";
import { heading, HE, look, STATION } from "./support/story";

test("row 30: a card for the door says who to tell first, and its link opens a phone that says the same", async ({ people }) => {
  const captain = await Captain.founds(people);
  await captain.publishes();
  const { page } = captain;
  await captain.go("楼栋");
  await page.getByRole("link", { name: new RegExp(`^${HE.building}`) }).click();
  await heading(page, `${STATION.estate} ${HE.building}`);
  await page.getByRole("link", { name: "联系卡" }).click();
  await heading(page, "联系卡");

  // What is not right is said where it stands.
  await captain.write("先找谁", "");
  await captain.write("电话", "见门口");
  await captain.press("复制链接");
  await expect(page.getByText("电话要 7 到 12 位数字").first()).toBeVisible();
  await gates(page, "captain");

  await captain.write("先找谁", "志愿者小范");
  await captain.write("电话", "13800002468");
  await captain.write("什么时候能打", "早8点到晚8点");
  const card = page.getByRole("article", { name: "联系卡" });
  for (const words of ["志愿者小范", "有事先跟我说", "138 0000 2468", "早8点到晚8点", `${STATION.estate} ${HE.building}`, "137 0000 2468"])
    await expect(card).toContainText(words);
  await gates(page, "captain");
  await look(page, "captain");

  // On paper: four of them, and nothing else.
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".door-card:visible")).toHaveCount(4);
  await expect(page.getByRole("textbox", { name: "先找谁" })).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.getByRole("radio", { name: "一整页" }).check();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".door-card:visible")).toHaveCount(1);
  await page.emulateMedia({ media: null });

  const link = await copied(page, () => captain.press("复制链接"));
  expect(link).toContain("&p=");

  // The neighbour's phone: the station's plate, and whom to tell first at the foot of every page; also after closing it.
  const phone = await people("resident", { at: link });
  await expect(phone.getByText("志愿者小范", { exact: false }).first()).toBeVisible();
  await expect(phone.locator('a[href="tel:13800002468"]').first()).toBeVisible();
  await gates(phone, "resident");
  await look(phone, "resident");
  await phone.reload();
  await expect(phone.getByText("志愿者小范", { exact: false }).first()).toBeVisible();
});
