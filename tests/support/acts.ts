// A desk without its face, for tests that do thousands of acts: the questions of one real captain are recorded byte by
// byte, and asked again of the desk's worker with another number in them each time.
import type { BrowserContext, Page } from "@playwright/test";
import { Captain, PASSCODE } from "./captain";
import { usable } from "./journey";
import { HE, heading } from "./story";

/** The number in the recorded questions: each act writes somebody down who is called so. */
const NUMBER = "70000";
const BUILDING = HE.building;

/** Recorded questions, as the page sent them. */
export interface Recorded {
  open: number[];
  unlock: number[];
  write: number[];
  find: number[];
}

/** What the worker answers, as far as these tests read it: the first bytes of its postcard form. */
export type Answer = "yes" | "elsewhere" | "newer" | "locked" | "no";

/** Sets a station up at this site, and records how a captain opens it, writes somebody down and finds them. */
export async function record(page: Page, url: string): Promise<Recorded> {
  await page.addInitScript(() => {
    const sent: number[][] = ((globalThis as never as { sent: number[][] }).sent = []);
    const post = Worker.prototype.postMessage as (...all: unknown[]) => void;
    Worker.prototype.postMessage = function (this: Worker, ...all: unknown[]) {
      if (all[0] instanceof ArrayBuffer) sent.push([...new Uint8Array(all[0])]);
      post.apply(this, all);
    };
  });
  await page.goto(url);
  await usable(page);
  const captain = new Captain(page);
  await captain.setsUp();
  await captain.adds({ name: `王${NUMBER}`, telephone: "", building: BUILDING, home: "501" });
  await captain.go("住户");
  await page.getByRole("searchbox", { name: "姓名或拼音、门牌、电话" }).fill(`王${NUMBER}`);
  await page.getByRole("link", { name: `王${NUMBER}` }).first().waitFor();
  const takeSent = () => page.evaluate(() => (globalThis as never as { sent: number[][] }).sent);
  const sent = await takeSent();
  await page.reload();
  await captain.unlocks();
  await heading(page, "住户");
  const unlocking = await takeSent();
  const text = (bytes: number[]) => Buffer.from(bytes).toString("utf8");
  const asked = sent.filter((bytes) => bytes[0] === 1);
  const about = asked.filter((bytes) => text(bytes).includes(`王${NUMBER}`));
  return {
    open: asked.find((bytes) => text(bytes).includes("http"))!,
    unlock: unlocking.find((bytes) => bytes[0] === 1 && text(bytes).includes(PASSCODE))!,
    write: about[0]!,
    find: about.at(-1)!,
  };
}

/** A page of the site without any program in it. */
export async function bare(context: BrowserContext, url: string, recorded: Recorded): Promise<Desk> {
  const page = await context.newPage();
  await page.goto(`${url}captain/icon.svg`);
  const desk = new Desk(page);
  await page.evaluate(install, { recorded, mark: NUMBER });
  return desk;
}

/** A desk's worker in a bare page. */
export class Desk {
  constructor(readonly page: Page) {}

  /** Starts the worker's program and opens the desk. */
  starts(script = "./desk_worker_loader.js"): Promise<Answer> {
    return this.page.evaluate((script) => globalThis.desk.start(script), script);
  }

  /** Opens the desk here, whoever has it. */
  takesOver(): Promise<Answer> {
    return this.page.evaluate(() => globalThis.desk.takeOver());
  }

  /** Writes down people of these numbers, one act each, until it is refused; how many were acknowledged, and why no more. */
  writes(from: number, count: number): Promise<{ saved: number; answer: Answer }> {
    return this.page.evaluate(([from, count]) => globalThis.desk.write(from, count), [from, count] as const);
  }

  /** Which of these numbers nobody is called. */
  missing(numbers: number[]): Promise<number[]> {
    return this.page.evaluate((numbers) => globalThis.desk.missing(numbers), numbers);
  }
}

declare global {
  // The page's side of `Desk`.
  var desk: {
    start(script: string): Promise<Answer>;
    takeOver(): Promise<Answer>;
    write(from: number, count: number): Promise<{ saved: number; answer: Answer }>;
    missing(numbers: number[]): Promise<number[]>;
  };
  /** Hears each number that was acknowledged, where a test wants to. */
  var saved: ((number: number) => void) | undefined;
}

/** Runs in the page. */
function install({ recorded, mark }: { recorded: Recorded; mark: string }): void {
  let worker: Worker | undefined;
  let last = 0;
  let open = new Map<number, (answer: Uint8Array) => void>();
  const ask = (question: number[]) =>
    new Promise<Uint8Array>((done) => {
      const bytes = new Uint8Array(question);
      last += 1;
      new DataView(bytes.buffer).setUint32(1, last, true);
      open.set(last, done);
      worker!.postMessage(bytes.buffer, [bytes.buffer]);
    });
  const at = (question: number[]) => {
    const digits = [...mark].map((digit) => digit.charCodeAt(0));
    return question.findIndex((_, start) => digits.every((digit, place) => question[start + place] === digit));
  };
  const numbered = (question: number[], number: number) => {
    const copy = [...question];
    [...String(number).padStart(mark.length, "0")].forEach((digit, place) => (copy[at(question) + place] = digit.charCodeAt(0)));
    return copy;
  };
  // `Err` is 1 and then the trouble: 1 elsewhere, 5 newer, 15 locked. `Ok(Opened(Elsewhere))` is 0, 1, 2; locked is 3.
  const troubles = new Map<number, Answer>([[1, "elsewhere"], [5, "newer"], [15, "locked"]]);
  const meaning = (answer: Uint8Array): Answer => {
    if (answer[0] === 1) return troubles.get(answer[1]!) ?? "no";
    const opened = answer[1] === 1 ? answer[2] : 0;
    return opened === 2 ? "elsewhere" : opened === 3 ? "locked" : "yes";
  };
  const opened = async (question: number[]) => {
    const answer = meaning(await ask(question));
    return answer === "locked" ? meaning(await ask(recorded.unlock)) : answer;
  };
  globalThis.desk = {
    async start(script) {
      worker?.terminate();
      open = new Map();
      worker = new Worker(script);
      await new Promise<void>((hello, failed) => {
        worker!.onerror = (event) => failed(new Error(`the worker did not start: ${event.message}`));
        worker!.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
          const [sort] = new Uint8Array(data);
          if (sort === 0) return hello();
          if (sort !== 2) return;
          const number = new DataView(data).getUint32(1, true);
          open.get(number)?.(new Uint8Array(data, 5));
          open.delete(number);
        };
      });
      return opened(recorded.open);
    },
    takeOver: () => opened([1, 0, 0, 0, 0, 1]),
    async write(from, count) {
      for (let saved = 0; saved < count; saved += 1) {
        const answer = meaning(await ask(numbered(recorded.write, from + saved)));
        if (answer !== "yes") return { saved, answer };
        globalThis.saved?.(from + saved);
      }
      return { saved: count, answer: "yes" };
    },
    async missing(numbers) {
      const gone = [];
      for (const number of numbers) {
        const name = `王${String(number).padStart(mark.length, "0")}`;
        const found = new TextDecoder().decode(await ask(numbered(recorded.find, number)));
        if (!found.includes(name)) gone.push(number);
      }
      return gone;
    },
  };
}
