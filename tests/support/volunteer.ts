// A volunteer, in the resident's face on another phone.
import { expect } from "@playwright/test";
import { PNG } from "pngjs";
import type { People } from "./journey";
import { Resident } from "./resident";
import { heading, look, TIAN } from "./story";

export class Volunteer extends Resident {
  /** Opens the link of an offer on a phone of one's own; without one, just the site. */
  static async opens(people: People, link = "./", options = {}): Promise<Volunteer> {
    return new Volunteer(await people("resident", { viewport: { width: 390, height: 844 }, at: link, ...options }));
  }

  /** Says yes, and who it is. */
  async accepts(line = TIAN.line): Promise<void> {
    await heading(this.page, "您愿意帮这个忙吗？");
    await look(this.page, "resident");
    await this.tap("link", "我愿意");
    await heading(this.page, "您是哪位？");
    await look(this.page, "resident");
    await this.write("姓名、电话", line);
    await this.tap("button", "我愿意");
    await heading(this.page, "等楼栋长确认");
    await look(this.page, "resident");
  }

  /** Reads whom to help, and the number to say at the door. */
  async reads(...facts: string[]): Promise<string> {
    await expect(this.page.getByRole("heading", { name: "说定了，请您去一趟" })).toBeVisible({ timeout: 30_000 });
    for (const fact of facts) await expect(this.page.getByText(fact).first()).toBeVisible();
    await look(this.page, "resident");
    const line = await this.page.getByText("到门口请说").locator("..").innerText();
    return line.replace(/\D/g, "");
  }

  /** Says that it is done, with a word and, where it can travel, a photo. */
  async finishes(word: string, photo: boolean): Promise<void> {
    await this.tap("link", "办好了");
    await heading(this.page, "办得怎么样？");
    await this.write("想说的话", word);
    if (photo) {
      await this.page.getByLabel("拍张照片").setInputFiles({ name: "药.png", mimeType: "image/png", buffer: picture() });
      await expect(this.page.getByText(/^照片准备好了/)).toBeVisible();
    } else {
      await expect(this.page.getByText("现在没有信箱，照片送不了")).toBeVisible();
    }
    await look(this.page, "resident");
    await this.tap("button", "办好了");
    await heading(this.page, "办好了，谢谢您");
  }
}

/** A picture as large as a phone's, of nothing. */
function picture(): Buffer {
  const png = new PNG({ width: 1600, height: 1200 });
  png.data.forEach((_, at) => (png.data[at] = at % 4 === 3 ? 255 : (at * 7) % 251));
  return PNG.sync.write(png, { deflateLevel: 1 });
}
