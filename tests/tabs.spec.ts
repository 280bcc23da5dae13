// Four tabs write to one desk, each taking it over from the others again and again, and half way a newer program with
// one table more comes. Ten thousand acts: each that was acknowledged is there, once.
import { bare, record, type Desk } from "./support/acts";
import { expect, test } from "./support/journey";

const ACTS = Number(process.env.ACTS ?? 10_000);
const TABS = 4;
/** Acts a tab does before it lets another have the desk. */
const STINT = 500;

/** Tomorrow's program: today's, with another table in its database. */
const NEWER = `
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name, version) {
    if (!name.endsWith(":desk")) return open.call(this, name, version);
    const request = open.call(this, name, version + 1);
    request.addEventListener("upgradeneeded", () => {
      if (!request.result.objectStoreNames.contains("tomorrow")) request.result.createObjectStore("tomorrow");
    });
    return request;
  };
  importScripts("./desk_worker_loader.js");
`;

test("four tabs writing and one upgrading: ten thousand acts, none lost, none doubled", async ({ people, site }) => {
  test.setTimeout(300_000);
  people.allow(/./);
  const first = await people("captain", { at: null, serviceWorkers: "block", viewport: { width: 1440, height: 900 } });
  const recorded = await record(first, `${site.url}captain/`);
  const context = first.context();
  await first.close();
  await context.route(/newer_worker\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: NEWER }));

  let script = "./desk_worker_loader.js";
  let done = 0;
  let overs = 0;
  let stints = 0;
  let reloads = 0;
  const desks = await Promise.all(Array.from({ length: TABS }, () => bare(context, site.url, recorded)));
  const write = async (desk: Desk, tab: number) => {
    let mine = script;
    let [at, end] = [(tab * ACTS) / TABS, ((tab + 1) * ACTS) / TABS];
    let answer = await desk.starts(mine);
    while (at < end) {
      if (answer === "elsewhere" || answer === "locked") {
        // Whoever has it does some acts first: unlocking takes longer than asking for the desk.
        const before = stints;
        for (let waited = 0; stints === before && waited < 4_000; waited += 50) await new Promise((later) => setTimeout(later, 50));
        await new Promise((later) => setTimeout(later, tab * 70));
        answer = await desk.takesOver();
        overs += 1;
        continue;
      }
      if (answer === "newer") {
        // What the sentence says: reload to get the newer program.
        mine = "./newer_worker.js";
        answer = await desk.starts(mine);
        reloads += 1;
        continue;
      }
      const stint = await desk.writes(at, Math.min(STINT, end - at));
      if (stint.answer === "yes") stints += 1;
      at += stint.saved;
      done += stint.saved;
      answer = stint.answer;
      expect(["yes", "elsewhere", "locked", "newer"]).toContain(answer);
      if (done >= ACTS / 2) script = "./newer_worker.js";
      if (script !== mine && tab === 0) answer = await desk.starts((mine = script));
    }
  };
  await Promise.all(desks.map(write));
  expect(overs, "the tabs took the desk from each other").toBeGreaterThan(10);
  expect(reloads, "the others noticed the newer program").toBeGreaterThan(0);

  const desk = desks[0]!;
  while ((await desk.takesOver()) !== "yes");
  const all = Array.from({ length: ACTS }, (_, number) => number);
  expect(await desk.missing(all)).toEqual([]);
  const events = await desk.page.evaluate(async () => {
    const [{ name }] = (await indexedDB.databases()).filter(({ name }) => name?.endsWith(":desk")) as [{ name: string }];
    const database = await new Promise<IDBDatabase>((done, failed) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const count = await new Promise<number>((done) => {
      const request = database.transaction("events").objectStore("events").count();
      request.onsuccess = () => done(request.result);
    });
    const tables = [...database.objectStoreNames];
    database.close();
    return { count, newer: tables.includes("tomorrow") };
  });
  // The recorded captain's own acts come first: the station, its places, and one person.
  expect(events.newer).toBe(true);
  expect(events.count - ACTS).toBeGreaterThan(0);
  expect(events.count - ACTS).toBeLessThan(20);
});
