// The mailbox under load, on real nginx: ten thousand objects put by two writers who race for some of them, while
// connections are killed in the middle. None is lost, none counts twice, and no reader ever sees half of one.
import { createHash, randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startNginx } from "./support/nginx.mjs";

const OBJECTS = 10_000;
/** Of them, so many are put by both writers. */
const SHARED = 2_000;
/** One in so many puts has its connection killed before the answer. */
const KILLED = 20;
const DAY = "2026-11-22";
const SECRET = randomBytes(32).toString("base64url");
const BOX = createHash("md5").update(SECRET).digest("base64url");

const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** The same objects each time: a number, and noise that follows from it, from 40 bytes to 8 KB. */
function object(number: number): Buffer {
  const seed = createHash("sha256").update(`object ${number}`).digest();
  const length = 40 + (seed.readUInt32LE(0) % 8_000) * (number % 10 === 0 ? 1 : 0.05);
  return Buffer.concat(Array.from({ length: Math.ceil(length / 32) }, (_, part) => createHash("sha256").update(seed).update(`${part}`).digest()));
}

class Writer {
  killed = 0;
  refused = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });

  constructor(private readonly url: string) {}

  /** Puts one object until the server says that it is there, as an outbox does. */
  async puts(bytes: Buffer, kill: boolean): Promise<void> {
    for (let tries = 0; tries < 50; tries += 1) {
      const status = await this.once(bytes, kill && tries === 0);
      if (status === 201 || status === 204 || status === 409) return;
      if (status === 429) await new Promise((later) => setTimeout(later, 20));
      else if (status !== 0) throw new Error(`the server answered ${status}`);
    }
    throw new Error("never taken");
  }

  /** One attempt; 0 when there was no answer. A killed one sends part or all of the body and hangs up. */
  private once(bytes: Buffer, kill: boolean): Promise<number> {
    return new Promise((done) => {
      const headers = { "content-length": bytes.length };
      const put = request(`${this.url}mailbox/${BOX}/${DAY}/${digest(bytes)}`, { method: "PUT", agent: this.agent, headers });
      put.on("error", () => done(0));
      put.on("close", () => done(0));
      put.on("response", (answer) => {
        answer.resume();
        answer.on("end", () => done(answer.statusCode ?? 0));
        answer.on("error", () => done(0));
        answer.on("aborted", () => done(0));
      });
      if (!kill) return void put.end(bytes);
      this.killed += 1;
      // Half of the dead ones die in the middle of their body, half right behind it.
      if (this.killed % 2) put.write(bytes.subarray(0, bytes.length / 2), () => put.destroy());
      else put.end(bytes, () => put.destroy());
    });
  }

  away(): void {
    this.agent.destroy();
  }
}

const reader = new Agent({ keepAlive: true });

function fetches(address: string): Promise<Buffer> {
  return new Promise((done, failed) => {
    const parts: Buffer[] = [];
    const got = request(address, { agent: reader }, (answer) => {
      answer.on("data", (part) => void parts.push(part));
      answer.on("end", () => done(Buffer.concat(parts)));
    });
    got.on("error", failed).end();
  });
}

test("ten thousand objects, two writers racing, killed connections: none lost, none doubled, none halved", async () => {
  test.setTimeout(180_000);
  const nginx = await startNginx({ rate: "100000r/s" });
  try {
    const both = OBJECTS - SHARED;
    const ones = Array.from({ length: OBJECTS }, (_, number) => number);
    const first = ones.filter((number) => number >= both || number % 2 === 0);
    const second = ones.filter((number) => number >= both || number % 2 === 1).reverse();
    const writers = [new Writer(nginx.url), new Writer(nginx.url)];
    await Promise.all(
      [first, second].map(async (numbers, at) => {
        const queue = numbers[Symbol.iterator]();
        const hand = async () => {
          for (const number of queue) await writers[at]!.puts(object(number), number % KILLED === at);
        };
        await Promise.all(Array.from({ length: 8 }, hand));
        writers[at]!.away();
      }),
    );
    expect(writers.map((writer) => writer.killed).every((killed) => killed > 400), `${writers.map((w) => w.killed)}`).toBe(true);

    // The owner's list names exactly what was put, and what lies there is what its name says.
    const list = await fetch(`${nginx.url}mailbox/${BOX}/${DAY}/`, { headers: { "X-Box-Secret": SECRET } });
    const listed: { name: string; size: number }[] = await list.json();
    // Compared as texts: ten thousand expectations, or two large sets, would take longer than the mailbox.
    const put = ones.map((number) => digest(object(number))).sort().join("\n");
    expect(listed.map(({ name }) => name).sort().join("\n") === put).toBe(true);
    const folder = join(nginx.folder, "mailbox", BOX, DAY);
    expect((await readdir(folder)).sort().join("\n") === put).toBe(true);

    // A reader who marks what it has seen takes each out once and whole, however often it looks.
    const seen = new Set<string>();
    const odd: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const fresh = listed.filter(({ name }) => !seen.has(name));
      expect(fresh.length).toBe(round === 0 ? OBJECTS : 0);
      for (const { name } of fresh) {
        const bytes = await fetches(`${nginx.url}mailbox/${BOX}/${DAY}/${name}`);
        if (digest(bytes) !== name) odd.push(name);
        seen.add(name);
      }
    }
    expect(odd).toEqual([]);
  } finally {
    await nginx.stop();
  }
});

test("a reader never sees an object that is still being written", async () => {
  const nginx = await startNginx();
  try {
    const bytes = randomBytes(60_000);
    const address = `${nginx.url}mailbox/${BOX}/${DAY}/${digest(bytes)}`;
    const put = request(address, { method: "PUT", headers: { "content-length": bytes.length } });
    const status = new Promise((done) => put.on("response", (answer) => done(answer.statusCode)));
    put.write(bytes.subarray(0, 59_000));
    await new Promise((later) => setTimeout(later, 300));
    expect((await fetch(address)).status).toBe(404);
    put.end(bytes.subarray(59_000));
    expect(await status).toBe(201);
    expect(digest(Buffer.from(await (await fetch(address)).arrayBuffer()))).toBe(digest(bytes));
  } finally {
    await nginx.stop();
  }
});
