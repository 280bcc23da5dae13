// One phone: several pages of it, several stations, and a task that is called off.
import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { Captain } from "./support/captain";
import { expect, open, test, usable, type People } from "./support/journey";
import { replace } from "./support/kept";
import { Resident } from "./support/resident";
import { beginning, ELSEWHERE, heading, HE, look, said, STATION, TIAN } from "./support/story";
import { Volunteer } from "./support/volunteer";

const MEDICINE = said("medicine");
const POST = { timeout: 40_000 };
/** Where the inbox key begins in a poster: after version and place. */
const INBOX = 1 + 8;

test.setTimeout(180_000);

test("row 1: two pages of one phone each send a request, and both show both", async ({ people }) => {
  const captain = await Captain.founds(people);
  const link = await captain.poster();
  const first = await Resident.scans(people, link);
  const second = new Resident(await first.page.context().newPage());
  await open(second.page, link);
  await first.says(MEDICINE);
  await first.introduces();
  await heading(first.page, "请看看对不对");
  await second.says(said("leak"));
  await second.introduces();
  await heading(second.page, "请看看对不对");
  await Promise.all([first, second].map((one) => one.tap("button", "发出")));
  for (const { page } of [first, second]) {
    await expect(page.getByRole("heading", { name: /^(正在发出…|已经发出)$/ })).toBeVisible(POST);
  }
  for (const one of [first, second]) {
    await one.home();
    await one.tap("link", /^我的求助/);
    for (const { words } of [MEDICINE, said("leak")]) {
      await expect(one.page.getByRole("link").filter({ hasText: beginning(words) })).toHaveCount(1);
    }
    await one.page.reload();
    await expect(one.page.getByRole("main").getByRole("listitem")).toHaveCount(2);
  }
  await captain.today("新来的人");
  for (const { words } of [MEDICINE, said("leak")]) await expect(captain.page.getByText(words)).toBeVisible(POST);
});

test("row 1: a first scan already sends to the mailbox that the site names", async ({ people, site }) => {
  const captain = await Captain.founds(people);
  await captain.publishes();
  const link = await captain.poster();
  const page = await phone(people);
  const put: string[] = [];
  await page.context().route(/\/elsewhere\//, (route) => {
    if (route.request().method() === "PUT") put.push(route.request().url());
    return route.fulfill({ status: route.request().method() === "PUT" ? 201 : 404 });
  });
  await page.context().route(/\/station\.json$/, async (route) => {
    const file = await (await route.fetch()).json();
    await route.fulfill({ json: { ...file, mailbox: `${site.url}elsewhere/` } });
  });
  people.allow(/404/);
  await open(page, link);
  const resident = new Resident(page);
  await resident.says(MEDICINE);
  await resident.introduces();
  await resident.sends(MEDICINE);
  await expect(page.getByRole("heading", { name: "已经发出" })).toBeVisible(POST);
  expect(put).toHaveLength(1);
});

test("row 1: a station nobody vouches for is said to be so, and never takes another's place unasked", async ({ people }) => {
  people.allow(/ERR_FAILED|Failed to (load|fetch)/);
  const captain = await Captain.founds(people);
  await captain.publishes();
  const stranger = await Captain.founds(people, ELSEWHERE);
  const [own, other] = [await captain.poster(), await stranger.poster(HE.building, ELSEWHERE.estate)];
  const page = await phone(people);
  const resident = new Resident(page);
  await open(page, own);
  await isRemembered(page);
  await page.context().route(/\/station\.json$/, (route) => route.abort());
  const question = page.getByRole("heading", { name: "这是另一个小区的海报" });

  await test.step("the phone asks, and keeps what it has", async () => {
    await open(page, other);
    await expect(question).toBeVisible();
    await expect(page.getByText("这张海报还没核实")).toBeVisible();
    await look(page, "resident");
    await resident.tap("button", `还用${STATION.estate} ${HE.building}`);
    await expect(page.getByRole("link", { name: /我要求助/ })).toBeVisible();
    await expect(page.getByText("这张海报还没核实")).toHaveCount(0);
    await page.reload();
    await usable(page);
    await expect(page.getByText(STATION.estate).first()).toBeVisible();
    await expect(question).toHaveCount(0);
  });

  await test.step("changed by hand, it says before sending that nobody vouches for it", async () => {
    await open(page, other);
    await expect(question).toBeVisible();
    await resident.tap("button", `换成${ELSEWHERE.estate} ${HE.building}`);
    await resident.says(MEDICINE);
    await resident.introduces();
    await heading(page, "请看看对不对");
    await expect(page.getByText("这张海报还没核实")).toBeVisible();
    await look(page, "resident");
  });
});

test("row 1: a copied fingerprint moves no phone to another inbox unasked", async ({ people }) => {
  const captain = await Captain.founds(people);
  const link = await captain.poster();
  const { page } = await Resident.scans(people, link);
  await isRemembered(page);
  await open(page, copied(link));
  await expect(page.getByRole("heading", { name: "这张海报和以前的不一样" })).toBeVisible();
  await look(page, "resident");
  await page.getByRole("button", { name: "先不换" }).click();
  await expect(page.getByRole("link", { name: /我要求助/ })).toBeVisible();
});

test("row 1: who was asked to help is told when nobody need come", async ({ people }) => {
  const captain = await Captain.founds(people);
  await captain.enlists(TIAN, ["跑腿"]);
  await captain.publishes();
  const resident = await Resident.scans(people, await captain.poster());
  await resident.says(MEDICINE);
  await resident.introduces();
  await resident.sends(MEDICINE);
  await captain.letsIn(HE.name, MEDICINE.words);
  await captain.opens(MEDICINE.words);
  await captain.asks(TIAN.name);
  const volunteer = await Volunteer.opens(people, await captain.shows("邀请", TIAN.name));
  await expect(volunteer.page.getByText("这部手机没扫过这个工作站的海报")).toHaveCount(0);
  await volunteer.accepts();
  await captain.opens(MEDICINE.words);
  await expect(captain.page.getByRole("button", { name: `是本人，把门牌发过去 ${TIAN.name}` })).toBeVisible(POST);
  await resident.follows(MEDICINE.words);
  await resident.tap("link", "不用了，收回");
  await resident.tap("button", "收回");
  await expect(volunteer.page.getByRole("heading", { name: "不用去了" })).toBeVisible(POST);
  await look(volunteer.page, "resident");
  await expect(volunteer.page.getByRole("link", { name: "办好了" })).toHaveCount(0);
});

test("row 1: nothing stays behind the telephone at the foot, in plain and in large type", async ({ people }) => {
  const captain = await Captain.founds(people, { ...STATION, captain: "欧阳晓燕" });
  const resident = await Resident.scans(people, await captain.poster(), { viewport: { width: 360, height: 660 } });
  const { page } = resident;
  await resident.says(MEDICINE);
  await resident.introduces();
  await heading(page, "请看看对不对");
  await isAllInReach(page);
  await resident.sends(MEDICINE);
  await expect(page.getByRole("heading", { name: "已经发出" })).toBeVisible(POST);
  await resident.tap("link", "看办到哪了");
  await captain.letsIn(HE.name, MEDICINE.words);
  await expect(resident.step("已送到")).toBeVisible(POST);
  await isAllInReach(page);
});

test("bad input: what a phone kept is damaged: put aside, said, and the person goes on", async ({ people }) => {
  const captain = await Captain.founds(people);
  const resident = await Resident.scans(people, await captain.poster());
  const { page } = resident;
  await isRemembered(page);
  await replaceKept(page, [1, 2, 3]);
  await page.reload();
  const sentence = page.getByText("手机里以前的记录读不出来了，已经另外收好，没有丢。");
  await expect(sentence).toBeVisible();
  await look(page, "resident");
  expect(await replaceKept(page)).toContainEqual([1, 2, 3]);
  await resident.tap("button", "知道了");
  await expect(sentence).toHaveCount(0);
  await resident.says(MEDICINE);
  await resident.introduces();
  await resident.sends(MEDICINE);
  await expect(page.getByRole("heading", { name: "已经发出" })).toBeVisible(POST);
});

test("bad input: a page older than what the phone keeps says so, and writes nothing", async ({ people }) => {
  const captain = await Captain.founds(people);
  const resident = await Resident.scans(people, await captain.poster());
  const { page } = resident;
  await resident.says(MEDICINE);
  await resident.introduces();
  await replaceKept(page, [99, 1, 2]);
  await resident.sends(MEDICINE);
  await expect(page.getByRole("alert")).toContainText("这个页面比手机里的记录旧，先不能用。");
  await look(page, "resident");
  expect(await replaceKept(page)).toEqual([[99, 1, 2]]);
  await resident.home();
  await resident.tap("link", /我要求助/);
  await expect(page.getByRole("textbox", { name: "用自己的话说就好。" })).toHaveValue(MEDICINE.words);
});

/** The phone has taken the poster: before that nothing is kept. */
async function isRemembered(page: Page): Promise<void> {
  await expect(page.getByText(`${STATION.estate} ${HE.building}`).first()).toBeVisible(POST);
}

/** A poster with the same fingerprint and another inbox key, as a stranger would print it. */
function copied(link: string): string {
  const [base, code] = link.split("?p=");
  const said = Buffer.from(code, "base64url").subarray(0, -2);
  said[INBOX] ^= 1;
  const check = createHash("sha256").update(said).digest().subarray(0, 2);
  return `${base}?p=${Buffer.concat([said, check]).toString("base64url")}`;
}

/** Puts other bytes in place of what the phone keeps; without any, only looks. Comes back with everything there. */
function replaceKept(page: Page, bytes?: number[]): Promise<number[][]> {
  return replace(page, { database: ":pocket", table: "pocket", row: "state" }, bytes);
}

/** The telephone takes little of the screen, hides no control that has the focus, and nothing at the end of the page. */
async function isAllInReach(page: Page): Promise<void> {
  for (const type of ["plain", "large"]) {
    await page.evaluate((type) => void (document.documentElement.dataset.type = type), type);
    expect(await page.evaluate(hidden), `${type} type at ${page.url()}`).toEqual([]);
  }
  await page.evaluate(() => void delete document.documentElement.dataset.type);
}

/** Runs in the page: what the telephone hides. */
function hidden(): string[] {
  const bar = () => document.querySelector(".phone-bar")!.getBoundingClientRect();
  const shown = [...document.querySelectorAll<HTMLElement>("main *")].filter((e) => e.checkVisibility({ contentVisibilityAuto: true }) && !e.closest("details:not([open]) > :not(summary)"));
  const behind = (e: Element) => e.getBoundingClientRect().bottom > bar().top + 1;
  const found = bar().height > innerHeight / 6 ? [`the telephone takes ${bar().height} of ${innerHeight}`] : [];
  for (const e of shown.filter((e) => e.matches("a[href], button, summary"))) {
    e.focus();
    if (behind(e)) found.push(`focused: ${e.textContent}`);
  }
  scrollTo(0, document.documentElement.scrollHeight);
  return [...found, ...shown.filter(behind).map((e) => `at the end: ${e.textContent}`)];
}

/** A phone whose requests can be answered by the test: no service worker stands before it. */
function phone(people: People): Promise<Page> {
  return people("resident", { viewport: { width: 360, height: 780 }, serviceWorkers: "block", at: null });
}
