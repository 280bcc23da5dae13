// A bucket under load: ten thousand objects put without a key by two writers who race for some of them, while connections
// are killed before the store has heard and after. The station, with its key, finds each once. `OBJECTS=` puts fewer.
import { createHash } from "node:crypto";
import { Agent, request } from "node:https";
import { expect, test } from "@playwright/test";
import { signed, startS3 } from "./support/s3.mjs";

const OBJECTS = Number(process.env.OBJECTS ?? 10_000);
/** Of them, so many are put by both writers. */
const SHARED = OBJECTS / 5;
/** Of a thousand requests, so many lose their connection. */
const KILLED = 40;
const [BOX, DAY] = ["B".repeat(22), "2026-11-22"];

const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** The same objects each time: a number, and noise that follows from it. */
function object(number: number): Buffer {
  const seed = createHash("sha256").update(`object ${number}`).digest();
  const parts = 2 + (seed.readUInt32LE(0) % (number % 10 === 0 ? 250 : 12));
  return Buffer.concat(Array.from({ length: parts }, (_, part) => createHash("sha256").update(seed).update(`${part}`).digest()));
}

interface Answer {
  status: number;
  body: Buffer;
}

class Line {
  readonly agent = new Agent({ keepAlive: true, maxSockets: 8, rejectUnauthorized: false });

  /** One attempt; status 0 when there was no answer. */
  once(method: string, address: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Answer> {
    return new Promise((done) => {
      const nothing = () => done({ status: 0, body: Buffer.alloc(0) });
      const length = body ? { "content-length": `${body.length}` } : {};
      const sent = request(address, { method, agent: this.agent, headers: { ...headers, ...length } });
      sent.on("error", nothing);
      sent.on("response", (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", nothing);
        answer.on("end", () => done({ status: answer.statusCode ?? 0, body: Buffer.concat(parts) }));
      });
      sent.end(body);
    });
  }

  /** Asks until there is an answer. */
  async until(method: string, address: string, headers: () => Record<string, string>, body?: Buffer): Promise<Answer> {
    for (let tries = 0; tries < 50; tries += 1) {
      const answer = await this.once(method, address, headers(), body);
      if (answer.status !== 0) return answer;
    }
    throw new Error("never answered");
  }
}

test("ten thousand objects in a bucket, two writers racing, killed connections: none lost, none doubled", async () => {
  test.setTimeout(600_000);
  const s3 = await startS3({ kill: KILLED });
  try {
    const at = (number: number) => `${s3.address}mailbox/${BOX}/${DAY}/${digest(object(number))}`;
    const both = OBJECTS - SHARED;
    const ones = Array.from({ length: OBJECTS }, (_, number) => number);
    const first = ones.filter((number) => number >= both || number % 2 === 0);
    const second = ones.filter((number) => number >= both || number % 2 === 1).reverse();
    const made = new Map<number, number>();
    const odd: number[] = [];
    await Promise.all(
      [first, second].map(async (numbers) => {
        const [line, queue] = [new Line(), numbers[Symbol.iterator]()];
        const hand = async () => {
          for (const number of queue) {
            const { status } = await line.until("PUT", at(number), () => ({ "if-none-match": "*" }), object(number));
            if (status === 200) made.set(number, (made.get(number) ?? 0) + 1);
            else if (status !== 412) odd.push(status);
          }
        };
        await Promise.all(Array.from({ length: 8 }, hand));
        line.agent.destroy();
      }),
    );
    expect(odd).toEqual([]);
    expect([...made.values()].filter((times) => times > 1), "written by more than one").toEqual([]);
    expect(s3.killed()).toBeGreaterThan((OBJECTS * KILLED) / 2_000);

    // The station lists page by page, with its key; a page that is lost is asked for again by its token.
    const station = new Line();
    const keys: string[] = [];
    let pages = 0;
    for (let token: string | undefined = ""; token !== undefined; pages += 1) {
      const query = new URLSearchParams({ "list-type": "2", prefix: `mailbox/${BOX}/${DAY}/`, delimiter: "/", ...(token && { "continuation-token": token }) });
      const address = `${s3.address}?${query}`;
      const { status, body } = await station.until("GET", address, () => signed(s3.key, "GET", address));
      expect(status).toBe(200);
      const xml = body.toString();
      keys.push(...[...xml.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key!.split("/").at(-1)!));
      token = /<NextContinuationToken>(.*?)</.exec(xml)?.[1];
    }
    expect(pages).toBe(Math.ceil(OBJECTS / 1_000));
    // Compared as texts: ten thousand expectations would take longer than the store.
    expect(keys.sort().join("\n") === ones.map((number) => digest(object(number))).sort().join("\n")).toBe(true);

    // What lies there is what its name says; one in ten is fetched.
    const altered: string[] = [];
    const names = keys.filter((_, place) => place % 10 === 0)[Symbol.iterator]();
    const fetches = async () => {
      for (const name of names) {
        const { body } = await station.until("GET", `${s3.address}mailbox/${BOX}/${DAY}/${name}`, () => ({}));
        if (digest(body) !== name) altered.push(name);
      }
    };
    await Promise.all(Array.from({ length: 8 }, fetches));
    expect(altered).toEqual([]);
    station.agent.destroy();
  } finally {
    await s3.stop();
  }
});

test("a stranger may put a letter once and read it, and nothing else; a wrong signature is refused", async () => {
  const s3 = await startS3();
  const line = new Line();
  try {
    const bytes = object(7);
    const at = (path: string) => `${s3.address}mailbox/${BOX}/${path}`;
    const letter = at(`${DAY}/${digest(bytes)}`);
    const once = { "if-none-match": "*" };
    const status = async (method: string, address: string, headers = {}, body?: Buffer) => (await line.once(method, address, headers, body)).status;
    expect(await status("PUT", letter, {}, bytes), "without the condition").toBe(403);
    expect(await status("PUT", letter, once, bytes)).toBe(200);
    expect(await status("PUT", letter, once, object(8)), "written over").toBe(412);
    for (const path of ["list.json", `${DAY}/list.json`, `${DAY}/letter`, `x/${digest(bytes)}`]) {
      expect(await status("PUT", at(path), once, bytes), path).toBe(403);
    }
    expect(await status("GET", letter)).toBe(200);
    expect(await status("GET", `${s3.address}?list-type=2`)).toBe(403);
    const list = `${s3.address}?list-type=2`;
    expect(await status("GET", list, signed(s3.key, "GET", list))).toBe(200);
    const wrong = { ...s3.key, secret: "wrong" };
    expect((await line.once("GET", list, signed(wrong, "GET", list))).body.toString()).toContain("SignatureDoesNotMatch");
    const hourAgo = new Date(Date.now() - 3_600_000);
    expect((await line.once("GET", list, signed(s3.key, "GET", list, "", {}, hourAgo))).body.toString()).toContain("RequestTimeTooSkewed");
    expect(await status("DELETE", letter, signed(s3.key, "DELETE", letter)), "the station deletes nothing").toBe(403);
  } finally {
    line.agent.destroy();
    await s3.stop();
  }
});
