// Row 2: whoever has no phone is heard too: at the door, on the telephone, at the canteen.
import { Captain } from "./support/captain";
import { expect, test } from "./support/journey";
import { Kiosk } from "./support/kiosk";
import { Profile } from "./support/profile";
import { HE, heading, look, said, TIAN } from "./support/story";

const POST = { timeout: 40_000 };
const LI = { name: "李淑芬", telephone: "02988886666", building: "5号楼", home: "1单元301" };

test.setTimeout(180_000);

test("row 2: the captain files at the door and on the telephone, and notes a spoken yes and done", async ({ people }) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.enlists(TIAN, ["跑腿"]);

  const groceries = said("groceries");
  await captain.files("当面", HE, groceries.words);
  await expect(page.getByText(/^当面 /).first()).toBeVisible();
  await expect(page.getByText("没有手机，要打电话说")).toBeVisible();

  await captain.asks(TIAN.name);
  await captain.notes(`口头答应了 ${TIAN.name}`);
  await expect(page.getByText("对门号").first()).toBeVisible();
  await look(page, "captain");
  await captain.notes(`说办好了 ${TIAN.name}`);
  await page.getByRole("radio", { name: "5 星" }).check();
  await captain.notes("居民说办好了", "菜很新鲜");
  await captain.opens(groceries.words, "办完的");
  const history = page.getByRole("listitem").filter({ hasText: "口头" });
  await expect(history.filter({ hasText: `${TIAN.name}说办好了` })).toBeVisible();
  await expect(history.filter({ hasText: "居民说办好了" })).toBeVisible();
  await expect(page.getByText("居民给了 5 星")).toBeVisible();

  const leak = said("leak");
  await captain.files("电话", LI, leak.words);
  await expect(page.getByText(/^电话 /).first()).toBeVisible();
  await captain.notes("不用请人，已办好", "叫了水管师傅");
  await expect(page.getByText("工作站办好了")).toBeVisible();
});

test("row 2: a word from the chat group is filed in one tap from somebody's page, and one heard at the door from their home's", async ({
  people,
}) => {
  const captain = await Captain.founds(people);
  const { page } = captain;
  await captain.adds(HE, "1949");
  await page.getByRole("link", { name: "替这位记一件" }).click();
  await heading(page, "替人记一件");
  await expect(page.getByText(HE.name).first()).toBeVisible();
  await page.getByRole("group", { name: "在哪儿说的" }).getByRole("radio", { name: /微信群/ }).check();
  await captain.write("说了什么", said("lights").words);
  await captain.press("记下");
  await expect(page.getByText(/^微信群、QQ群 /).first()).toBeVisible();

  await captain.go("敲门");
  await page.getByRole("region", { name: "敲门" }).getByRole("link").filter({ hasText: HE.name }).click();
  await page.getByRole("link", { name: `记一件 ${HE.name}` }).click();
  await heading(page, "替人记一件");
  await page.getByRole("group", { name: "在哪儿说的" }).getByRole("radio", { name: "当面" }).check();
  await captain.write("说了什么", said("groceries").words);
  await captain.press("记下");
  await expect(page.getByText(/^当面 /).first()).toBeVisible();
  await expect(page.getByRole("link", { name: HE.name }).first()).toBeVisible();
});

test("row 2: what is written down by mistake can be taken back for ten seconds", async ({ people }) => {
  const captain = await Captain.founds(people);
  await captain.files("当面", HE, said("lights").words);
  await captain.page.getByRole("button", { name: /^撤销/ }).click();
  await expect(captain.page.getByText("已撤回").first()).toBeVisible();
  await captain.today();
  await expect(captain.row(said("lights").words)).toHaveCount(0);
});

test("row 2: a reload, a killed tab and a new start of the browser keep the desk", async ({ site }) => {
  const profile = await Profile.make();
  const captain = new Captain(await profile.opens(`${site.url}captain/`, { viewport: { width: 1440, height: 900 } }));
  await captain.setsUp();
  await captain.files("当面", HE, said("lights").words);
  await captain.page.reload();
  await captain.unlocks();
  await expect(captain.row(said("lights").words)).toBeVisible();
  await captain.page.close();
  await profile.closes();
  const again = new Captain(await profile.opens(`${site.url}captain/`, { viewport: { width: 1440, height: 900 } }));
  await again.unlocks();
  await again.today();
  await expect(again.row(said("lights").words)).toBeVisible();
  await again.files("电话", LI, said("leak").words);
  await profile.away();
});

test("row 2: the kiosk files for a diner, and the captain has it", async ({ people }) => {
  const captain = await Captain.founds(people);
  await captain.adds(HE, "1949");
  const kiosk = await Kiosk.arrives(people);
  await kiosk.enrols(await captain.enrolment("青禾食堂"));
  await kiosk.walks(/3号楼/, HE.masked);
  await kiosk.tap("我有事要说");
  const words = said("lonely elder").words;
  await kiosk.says(words);
  await kiosk.tap("下一位");
  await captain.today();
  await expect(captain.row(words)).toBeVisible(POST);
  await captain.row(words).click();
  await expect(captain.page.getByRole("link", { name: HE.name }).first()).toBeVisible();
  await expect(captain.page.getByText(/^触摸屏 /).first()).toBeVisible();
});
