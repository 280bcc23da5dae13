// A browser of one's own, with a profile on disk: what it holds outlives its windows.
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHROMIUM, FLAGS } from "./browser.mjs";
import { usable } from "./journey";

export class Profile {
  private context?: BrowserContext;

  private constructor(private readonly folder: string) {}

  static async make(): Promise<Profile> {
    return new Profile(await mkdtemp(join(tmpdir(), "lm-profile-")));
  }

  /** Starts the browser and opens a page. */
  async opens(url: string, options: BrowserContextOptions): Promise<Page> {
    const browser = { executablePath: CHROMIUM, chromiumSandbox: false, args: FLAGS, locale: "zh-CN", timezoneId: "Asia/Shanghai" };
    this.context = await chromium.launchPersistentContext(this.folder, { ...browser, ...options });
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    await page.goto(url);
    await usable(page);
    return page;
  }

  /** Closes the browser; the profile stays. */
  async closes(): Promise<void> {
    await this.context?.close();
  }

  /** Closes the browser and throws the profile away. */
  async away(): Promise<void> {
    await this.closes();
    await rm(this.folder, { recursive: true, force: true });
  }
}
