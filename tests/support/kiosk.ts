// The screen at the canteen, and whoever stands before it.
import { expect, type Page } from "@playwright/test";
import type { People } from "./journey";
import { heading, look } from "./story";

export class Kiosk {
  taps = 0;

  constructor(readonly page: Page) {}

  /** A screen that is no kiosk yet. */
  static async arrives(people: People): Promise<Kiosk> {
    return new Kiosk(await people("kiosk"));
  }

  /** Becomes a kiosk by one message. */
  async enrols(message: string): Promise<void> {
    await heading(this.page, "这台机器还没登记");
    await look(this.page, "kiosk");
    await this.page.getByRole("textbox", { name: "登记消息" }).fill(message);
    await this.tap("登记这台机器");
    await heading(this.page, "您好,来吃饭?");
    await look(this.page, "kiosk");
  }

  /** Takes in a message from the station on a screen that is a kiosk already. */
  async takesIn(message: string): Promise<void> {
    await heading(this.page, "工作站发来的消息");
    await look(this.page, "kiosk");
    await this.page.getByRole("textbox", { name: "消息" }).fill(message);
    await this.tap("收下这条消息");
    await heading(this.page, "您好,来吃饭?");
  }

  async tap(name: string | RegExp): Promise<void> {
    this.taps += 1;
    await this.page.getByRole("button", { name }).tap();
  }

  /** From the greeting, by these buttons, to the page that says what one pays. What leaves no choice is not asked. */
  async walks(building: RegExp, ...ways: string[]): Promise<void> {
    this.taps = 0;
    await this.tap(building);
    for (const way of ways) {
      await expect(this.page.getByRole("button", { name: way })).toBeVisible();
      await look(this.page, "kiosk");
      await this.tap(way);
    }
    await heading(this.page, /一份饭$/);
    await look(this.page, "kiosk");
  }

  /** What the head of every screen counts. */
  async counts(meals: number): Promise<void> {
    await expect(this.page.getByText(new RegExp(`今天\\s*${meals}\\s*位`))).toBeVisible();
  }

  /** Writes down what somebody needs. */
  async says(words: string): Promise<void> {
    await heading(this.page, "您需要什么?");
    await this.page.getByRole("textbox", { name: "要说的事" }).fill(words);
    await look(this.page, "kiosk");
    await this.tap("告诉楼栋长");
    await heading(this.page, "记下了");
    await look(this.page, "kiosk");
  }

  /** A hand scanner: a keyboard that types fast and ends with Enter. */
  async scans(card: string): Promise<void> {
    await this.page.keyboard.type(card);
    await this.page.keyboard.press("Enter");
  }
}
