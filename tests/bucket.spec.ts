// A mailbox in an object store that checks every signature: a captain fills in its four fields, tests it, and a resident's
// request goes through it and back, though the resident has no key.
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { expect, test } from "./support/journey";
import { Resident } from "./support/resident";
import { REGION, startS3 } from "./support/s3.mjs";
import { heading, HE, said, STATION } from "./support/story";

const MEDICINE = said("medicine");
const POST = { timeout: 40_000 };
const OPTIONS = { serviceWorkers: "block", ignoreHTTPSErrors: true } as const;

test.setTimeout(240_000);

test("a request and its answer go through a bucket", async ({ people, site }) => {
  people.allow(/status of (4|5)\d\d|ERR_FAILED|CORS policy/);
  const s3 = await startS3();
  try {
    const captain = new Captain(await people("captain", { at: `${site.url}captain/`, ...OPTIONS }));
    const { page } = captain;
    await captain.setsUp();
    await captain.go("设置");
    await heading(page, "设置");
    const fills = async (address: string, secret: string) => {
      await captain.write("桶的地址", address);
      await captain.write("区域", REGION);
      await captain.write("密钥名", s3.key.id);
      await captain.write("密钥", secret);
      await captain.press("存下");
    };
    const card = page.getByRole("heading", { name: "试一试信箱" }).locator("..");
    const tries = async () => {
      const button = card.getByRole("button");
      await button.click();
      await expect(button).not.toHaveAttribute("aria-busy", "true", { timeout: 40_000 });
    };

    await test.step("what is not right is said at its field", async () => {
      await captain.press("填存储桶");
      await fills("http://127.0.0.1/", "a b");
      await expect(page.getByRole("textbox", { name: "桶的地址" })).toHaveAccessibleDescription(/请写 https/);
      await expect(page.getByRole("textbox", { name: "密钥", exact: true })).toHaveAccessibleDescription(/中间不留空格/);
      await gates(page, "captain");
    });

    await test.step("a wrong key, and then what is missing, is explained", async () => {
      await fills(s3.address, `${s3.key.secret}x`);
      await expect(page.getByText(/^存好了，还没用上：https:/)).toBeVisible();
      await tries();
      await expect(card.getByRole("listitem")).toHaveText([/^网站的 station.json 还没写这个桶/, /^密钥不对。/]);
      await captain.press("改存储桶");
      await expect(page.getByRole("textbox", { name: "密钥", exact: true })).toHaveValue("");
      await fills(s3.address, s3.key.secret);
      await expect(page.getByRole("textbox", { name: "桶的地址" })).toHaveCount(0);
      const { Statement } = s3.policy;
      s3.policy.Statement = [];
      await tries();
      await expect(card.getByRole("listitem")).toHaveText([/^网站的 station.json 还没写这个桶/, /^手机放不进信。/]);
      s3.policy.Statement = [...Statement, { Effect: "Allow", Principal: "*", Action: "s3:PutObject", Resource: "arn:aws:s3:::qinghe/*" }];
      await tries();
      await expect(card.getByRole("listitem")).toHaveText([/还没写这个桶/, /^谁都能改信箱的清单。/]);
      s3.policy.Statement = Statement;
      await s3.cors(false);
      await tries();
      await expect(card.getByRole("listitem")).toHaveText([/还没写这个桶/, /^存储在，但不许这个网站用（跨域）。/]);
      await s3.cors(true);
      await gates(page, "captain");
    });

    await test.step("once station.json names it, it is used", async () => {
      await captain.publishes();
      const file = await (await fetch(`${site.url}station.json`)).text();
      expect(file).toContain(`${s3.address}mailbox/?lists`);
      expect(file).not.toContain(s3.key.id);
      expect(file).not.toContain(s3.key.secret);
      // The desk asks its host within a second or two, and the card says so by itself.
      await expect(page.getByText(/^在用：https:/)).toBeVisible({ timeout: 10_000 });
      await tries();
      await expect(card.getByText("信箱一切正常。")).toBeVisible();
      await gates(page, "captain");
    });

    const asked: string[] = [];
    const resident = await Resident.scans(people, await captain.poster(), OPTIONS);
    resident.page.context().on("request", (request) => void asked.push(`${request.method()} ${request.url()}`));
    await resident.says(MEDICINE);
    await resident.introduces();
    await resident.sends(MEDICINE);
    await expect(resident.page.getByRole("heading", { name: "已经发出" })).toBeVisible(POST);
    await captain.letsIn(HE.name, MEDICINE.words);
    await captain.opens(MEDICINE.words);
    await resident.follows(MEDICINE.words);
    await expect(resident.step("已送到")).toContainText(`楼栋长 ${STATION.captain}收到`, POST);
    expect(asked.some((line) => line.startsWith(`PUT ${s3.address}mailbox/`))).toBe(true);
    expect(asked.some((line) => line.includes("/list.json"))).toBe(true);
    expect(asked.filter((line) => line.includes(`${site.url}mailbox/`))).toEqual([]);
  } finally {
    await s3.stop();
  }
});
