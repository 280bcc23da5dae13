// "Test the mailbox": a captain's desk at a site whose mailbox is real nginx with the example configuration, and the
// same with one rule broken at a time. Each is explained in a sentence of its own.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { Captain } from "./support/captain";
import { gates } from "./support/gates";
import { expect, test, type People } from "./support/journey";
import { startNginx } from "./support/nginx.mjs";

test.setTimeout(180_000);

type Change = (text: string) => string;

/** Leaves out every line that holds one of these. */
const without =
  (...parts: string[]): Change =>
  (text) =>
    text.split("\n").filter((line) => !parts.some((part) => line.includes(part))).join("\n");

const replaced =
  (from: string, to: string): Change =>
  (text) => {
    if (!text.includes(from)) throw new Error(`the example has no ${from}`);
    return text.replaceAll(from, to);
  };

const BROKEN: [string, Change, RegExp][] = [
  ["PUT is not switched on", without("dav_methods"), /^服务器不收东西。/],
  ["what is there is written over", replaced('return 409; }', 'set $lm_put ""; }'), /^已经在的信能被人改写。/],
  ["no list", without("autoindex on;"), /^信箱不给主人看清单（403）/],
  ["a list for browsers", without("autoindex_format"), /^清单不是 JSON/],
  ["a list for anybody", without('if ($secure_link != "1")'), /^谁都能看信箱的清单。/],
  ["a limit that is too low", replaced("client_max_body_size 64k", "client_max_body_size 32k"), /^长一点的信它不收。/],
  ["no limit", replaced("client_max_body_size 64k", "client_max_body_size 2m"), /^多大的东西它都收/],
  ["no mailbox", replaced("/mailbox/[A-Za-z0-9_-]{22}", "/letters/[A-Za-z0-9_-]{22}"), /^这个地址没有信箱（404）。/],
];

/** Opens the desk at this host, with a station that is set up, and the card that tries the mailbox. */
async function desk(people: People, url: string): Promise<{ captain: Captain; card: Locator; tries: () => Promise<void> }> {
  const options = { at: `${url}captain/`, serviceWorkers: "block", ignoreHTTPSErrors: true } as const;
  const captain = new Captain(await people("captain", options));
  await captain.setsUp();
  await captain.publishes();
  const card = captain.page.getByRole("heading", { name: "试一试信箱" }).locator("..");
  const tries = async () => {
    const button = card.getByRole("button");
    await button.click();
    await expect(button).not.toHaveAttribute("aria-busy", "true", { timeout: 40_000 });
  };
  return { captain, card, tries };
}

test("a mailbox in order says so, and each broken rule is explained", async ({ people }) => {
  people.allow(/status of (4|5)\d\d|ERR_CONNECTION/);
  const nginx = await startNginx();
  const { captain, card, tries } = await desk(people, nginx.url);
  await tries();
  await expect(card.getByText("信箱一切正常。")).toBeVisible();
  await gates(captain.page, "captain");
  // The page and its keys stay; only the server's rules change.
  for (const [what, change, sentence] of BROKEN) {
    await nginx.again(change);
    await tries();
    await expect(card.getByRole("listitem"), what).toHaveText([sentence]);
  }
  await gates(captain.page, "captain");
  await nginx.again((text) => text);
  await captain.page.context().route(/\/mailbox\//, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), date: new Date(Date.now() - 3 * 3_600_000).toUTCString() } });
  });
  await tries();
  await expect(card.getByRole("listitem")).toHaveText([/^这台设备的钟比服务器快 1(79|80) 分钟。/]);
  await captain.page.context().unroute(/\/mailbox\//);
  await nginx.stop();
  await tries();
  await expect(card.getByRole("listitem")).toHaveText([/^没有回应。/]);
});

test("a full disk is told from everything else", async ({ people }) => {
  const disk = await mkdtemp(join(tmpdir(), "lm-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], { stdio: "ignore" });
  } catch {
    await rm(disk, { recursive: true });
    test.skip(true, "only root can make a small disk");
  }
  people.allow(/status of (4|5)\d\d/);
  const nginx = await startNginx({ keep: disk });
  try {
    const { captain, card, tries } = await desk(people, nginx.url);
    await writeFile(join(disk, "filler"), Buffer.alloc(240 * 1024)).catch(() => null);
    await tries();
    await expect(card.getByRole("listitem")).toHaveText([/磁盘/]);
    await gates(captain.page, "captain");
  } finally {
    await nginx.stop();
    execFileSync("umount", [disk]);
    await rm(disk, { recursive: true });
  }
});

test("a mailbox at another host has to allow this site", async ({ people }) => {
  people.allow(/CORS|Failed to (load|fetch)|ERR_FAILED|status of (4|5)\d\d/);
  const [own, other] = [await startNginx(), await startNginx({ tls: true, change: without("Access-Control-Allow") })];
  try {
    const { captain, card, tries } = await desk(people, own.url);
    const file = join(own.folder, "station.json");
    await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, "utf8")), mailbox: `${other.url}mailbox/` }));
    await captain.page.reload();
    await captain.unlocks();
    await captain.go("设置");
    await expect(async () => {
      await tries();
      await expect(card.getByRole("listitem")).toHaveText([/跨域/], { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await other.again((text) => text);
    await tries();
    await expect(card.getByText("信箱一切正常。")).toBeVisible();
  } finally {
    await own.stop();
    await other.stop();
  }
});
