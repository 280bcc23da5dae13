// A resident with a phone, who came by a poster.
import { expect, type Page } from "@playwright/test";
import { copied, type People } from "./journey";
import { beginning, heading, HE, KINDS, look, type Said } from "./story";

const PHONE = { viewport: { width: 360, height: 780 } };

export class Resident {
  /** Taps since the words were written. */
  taps = 0;

  constructor(readonly page: Page) {}

  /** Opens a poster's link on a phone of one's own. */
  static async scans(people: People, link: string, options = {}): Promise<Resident> {
    const resident = new Resident(await people("resident", { ...PHONE, at: link, ...options }));
    await heading(resident.page, /有什么要帮忙/);
    return resident;
  }

  async tap(role: "button" | "link", name: string | RegExp): Promise<void> {
    this.taps += 1;
    await this.page.getByRole(role, { name }).tap();
  }

  write(label: string, words: string): Promise<void> {
    return this.page.getByRole("textbox", { name: label }).fill(words);
  }

  /** Goes back until the first page is there. */
  async home(): Promise<void> {
    const first = this.page.getByRole("link", { name: /^我来帮忙/ });
    const back = this.page.getByRole("button", { name: "返回" });
    for (let steps = 0; steps < 12; steps += 1) {
      await expect(first.or(back).first()).toBeVisible();
      if (await first.isVisible()) break;
      await back.tap();
      await this.page.waitForTimeout(100);
    }
    await expect(first).toBeVisible();
    await look(this.page, "resident");
  }

  /** Writes the words and sees what they are taken for. */
  async says(said: Said): Promise<void> {
    await this.tap("link", /我要求助/);
    await heading(this.page, "您需要什么？");
    await this.write("用自己的话说就好。", said.words);
    const kinds = this.page.getByRole("group", { name: "看起来是：" });
    await expect(kinds.getByRole("radio", { name: KINDS[said.kind] })).toBeChecked();
    await look(this.page, "resident");
    this.taps = 0;
    await this.tap("button", "下一步");
    await heading(this.page, "什么时候方便？");
    await look(this.page, "resident");
    await this.tap("button", "下一步");
  }

  /** Says who it is, on one line. */
  async introduces(line = HE.line): Promise<void> {
    await heading(this.page, "怎么找您？");
    await look(this.page, "resident");
    await this.write("姓名、电话、住哪", line);
    await this.tap("button", "下一步");
  }

  /** Checks the answers and sends. */
  async sends(said: Said): Promise<void> {
    await heading(this.page, "请看看对不对");
    for (const answer of [said.words, KINDS[said.kind], HE.name, HE.telephone, HE.plate]) {
      await expect(this.page.getByRole("definition").filter({ hasText: answer }).first()).toBeVisible();
    }
    await look(this.page, "resident");
    await this.tap("button", "发出");
  }

  /** Opens one of one's own requests. */
  async follows(words: string): Promise<void> {
    await this.home();
    await this.tap("link", /^我的求助/);
    await heading(this.page, "我的求助");
    await look(this.page, "resident");
    await this.page.getByRole("link").filter({ hasText: beginning(words) }).first().tap();
    await heading(this.page, beginning(words));
  }

  /** The step of the timeline with this title. */
  step(title: string) {
    return this.page.getByRole("listitem").filter({ hasText: title });
  }

  /** Copies the message that no mailbox carried. */
  async copies(): Promise<string> {
    const message = await copied(this.page, () => this.tap("button", "复制这段话"));
    await expect(this.page.getByText("复制好了。")).toBeVisible();
    return message;
  }

  /** Pastes a message from a chat, on the page for it. */
  async pastes(message: string): Promise<void> {
    await this.home();
    await this.tap("link", "收到一段话？贴到这里");
    await heading(this.page, "把收到的话贴到这里");
    await look(this.page, "resident");
    await this.write("收到的话", message);
    await this.tap("button", "打开");
  }
}
