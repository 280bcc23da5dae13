// A browser of one's own, with a profile on disk: what it holds outlives its windows.
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHROMIUM, FLAGS } from "./browser.mjs";
import { usable } from "./journey";

export class Profile {
  private context?: BrowserContext;

  private constructor(readonly folder: string) {}

  static async make(): Promise<Profile> {
    return new Profile(await mkdtemp(join(tmpdir(), "lm-profile-")));
  }

  /** Starts the browser, unless it runs. */
  async running(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const browser = { executablePath: CHROMIUM, chromiumSandbox: false, args: FLAGS, locale: "zh-CN", timezoneId: "Asia/Shanghai" };
    this.context ??= await chromium.launchPersistentContext(this.folder, { ...browser, ...options });
    return this.context;
  }

  /** Starts the browser and opens a page. */
  async opens(url: string, options: BrowserContextOptions): Promise<Page> {
    const context = await this.running(options);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(url);
    await usable(page);
    return page;
  }

  /** Closes the browser; the profile stays. */
  async closes(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }

  /** Ends this browser's first process, with no warning; the others go with it. */
  async killed(): Promise<void> {
    const gone = new Promise((done) => this.context?.once("close", done));
    for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      if (command.includes(`--user-data-dir=${this.folder}\0`) && !command.includes("--type=")) process.kill(Number(pid), "SIGKILL");
    }
    await gone;
    this.context = undefined;
    // A browser that was killed leaves the sign that it is running.
    await Promise.all(["SingletonLock", "SingletonCookie", "SingletonSocket"].map((name) => rm(join(this.folder, name), { force: true })));
  }

  /** Closes the browser and throws the profile away. */
  async away(): Promise<void> {
    await this.closes();
    await rm(this.folder, { recursive: true, force: true });
  }
}
