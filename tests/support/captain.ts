// A captain at the desk, who knows only what the screen says.
import { expect, type Page } from "@playwright/test";
import { copied, type People } from "./journey";
import { readQr } from "./qr";
import { beginning, heading, HE, look, STATION } from "./story";

/** What every captain of these journeys locks the desk with. */
export const PASSCODE = "三号楼 的灯 昨天 亮了";

const SCREEN = { viewport: { width: 1440, height: 900 } };

/** Somebody to be written on the roster. */
export interface Someone {
  name: string;
  telephone: string;
  building: string;
  home: string;
}

export class Captain {
  constructor(readonly page: Page) {}

  /** A captain with a new desk, before anything is set up. */
  static async arrives(people: People): Promise<Captain> {
    return new Captain(await people("captain", SCREEN));
  }

  /** A captain who has just set up a station. */
  static async founds(people: People, station = STATION): Promise<Captain> {
    const captain = await Captain.arrives(people);
    await captain.setsUp(station);
    return captain;
  }

  async setsUp(station = STATION): Promise<void> {
    await this.fillsIn(station);
    await this.press("建好");
    await this.putsAway();
    await heading(this.page, "今天");
  }

  /** Puts the recovery sheet away that a new desk shows once. Its code. */
  async putsAway(): Promise<string> {
    await heading(this.page, "恢复单");
    await look(this.page, "captain");
    const code = await this.page.getByRole("article", { name: "恢复单" }).getByText(/^([0-9A-Z]{4}){7}$/).innerText();
    await this.press("收好了");
    return code;
  }

  /** Unlocks a desk that was opened anew. */
  async unlocks(passcode = PASSCODE): Promise<void> {
    await heading(this.page, "工作台锁着");
    await look(this.page, "captain");
    await this.page.getByLabel("口令", { exact: true }).fill(passcode);
    await this.press("开锁");
  }

  /** Fills in the form that founds a station. */
  async fillsIn(station = STATION): Promise<void> {
    const { page } = this;
    await look(page, "captain");
    await this.press(/^建一个工作站/);
    await heading(page, "建一个工作站");
    await look(page, "captain");
    const fields = {
      区: station.district,
      街道: station.street,
      社区: station.community,
      小区: station.estate,
      有哪些楼: station.buildings,
      您的姓名: station.captain,
      您的电话: station.telephone,
      口令: PASSCODE,
    };
    for (const [label, value] of Object.entries(fields)) await this.write(label, value);
  }

  /** Opens a page by its entry on the rail. */
  async go(entry: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "页面" }).getByRole("link", { name: new RegExp(`^${entry}`) }).click();
  }

  press(name: string | RegExp): Promise<void> {
    return this.page.getByRole("button", { name }).click();
  }

  write(label: string, words: string): Promise<void> {
    return this.page.getByRole("textbox", { name: label, exact: true }).fill(words);
  }

  /** Puts the station's file on the site, so that phones can tell its posters from others. */
  async publishes(): Promise<void> {
    await this.go("设置");
    await heading(this.page, "设置");
    await look(this.page, "captain");
    await this.press("放到网站上");
    await expect(this.page.getByText("网站上已经是这份").first()).toBeVisible();
  }

  /** Opens a building's poster and reads its code as a phone would. */
  async poster(building = HE.building, estate = STATION.estate): Promise<string> {
    await this.go("楼栋");
    await heading(this.page, "小区和楼栋");
    await look(this.page, "captain");
    await this.page.getByRole("link", { name: new RegExp(`^${building}`) }).click();
    await heading(this.page, `${estate} ${building}`);
    await this.page.getByRole("link", { name: "海报" }).click();
    await look(this.page, "captain");
    const link = await readQr(this.page.getByRole("img", { name: `${estate} ${building}` }));
    await expect(this.page.getByRole("article", { name: "海报" })).toContainText(link);
    return link;
  }

  /** Writes somebody on the roster. */
  async adds(someone: Someone, born = ""): Promise<void> {
    await this.describes(someone, born);
    await this.press("保存");
    await heading(this.page, someone.name);
  }

  /** Writes down somebody who is ready to help. */
  async enlists(someone: Someone, skills: string[]): Promise<void> {
    await this.describes(someone, "");
    await this.page.getByRole("checkbox", { name: "愿意帮忙" }).check();
    for (const skill of skills) await this.page.getByRole("checkbox", { name: skill }).check();
    await look(this.page, "captain");
    await this.press("保存");
    await heading(this.page, someone.name);
  }

  /** Fills in the form for somebody. */
  async describes(someone: Someone, born = ""): Promise<void> {
    await this.go("住户");
    await heading(this.page, "住户");
    await look(this.page, "captain");
    await this.page.getByRole("link", { name: "加一位" }).or(this.page.getByRole("button", { name: "加一位" })).click();
    await this.building(someone.building);
    await this.write("门牌", someone.home);
    await this.write("姓名", someone.name);
    await this.write("电话", someone.telephone);
    if (born) await this.write("出生日期", born);
  }

  private async building(name: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "哪栋楼" }).selectOption({ label: `${STATION.estate} ${name}` });
  }

  /** Goes to the list of today, of one of its three sides. */
  async today(side: "要办" | "新来的人" | "待发" = "要办"): Promise<void> {
    await this.go("今天");
    await this.page.getByRole("navigation", { name: "今天" }).getByRole("link", { name: new RegExp(`^${side}`) }).click();
  }

  /** Lets a first-time sender in. */
  async letsIn(name: string, words: string): Promise<void> {
    await this.today("新来的人");
    await expect(this.page.getByText(words)).toBeVisible();
    await look(this.page, "captain");
    await this.page.getByRole("button", { name: new RegExp(`^收下 ${name}`) }).first().click();
    await expect(this.page.getByText("已收下").first()).toBeVisible();
  }

  /** A request's row on the list shown. */
  row(words: string) {
    return this.page.getByRole("link").filter({ hasText: beginning(words) }).first();
  }

  /** Opens a request from one of the lists. */
  async opens(words: string, list: "轮到我" | "进行中" | "办完的" = "进行中"): Promise<void> {
    await this.today();
    await this.page.getByRole("group", { name: "看哪些" }).getByRole("button", { name: list === "进行中" ? /^(进行中|都在办)$/ : list }).click();
    await this.row(words).click();
    await heading(this.page, new RegExp(`^${beginning(words)}`));
    await look(this.page, "captain");
  }

  /** Asks a proposed volunteer. */
  async asks(name: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^(请这位去|换成) ${name}$`) }).click();
    await expect(this.page.getByText(`已请${name}`)).toBeVisible();
  }

  /** Notes in a request's page what somebody said, by the button for it. */
  async notes(button: string | RegExp, word = ""): Promise<void> {
    if (word) await this.write("怎么说的（可不填）", word);
    await this.press(button);
  }

  /** Writes a request down for somebody who is not on the roster yet. */
  async files(channel: string, someone: Someone, words: string): Promise<void> {
    await this.go("记一件");
    await heading(this.page, "替人记一件");
    await look(this.page, "captain");
    await this.page.getByRole("group", { name: "在哪儿说的" }).getByRole("radio", { name: channel }).check();
    await this.press("名册上没有，新写一位");
    await this.building(someone.building);
    await this.write("门牌", someone.home);
    await this.write("姓名", someone.name);
    await this.write("电话", someone.telephone);
    await this.write("说了什么", words);
    await look(this.page, "captain");
    await this.press("记下");
    await expect(this.page.getByText(/^已记下，编号 \d{4}$/)).toBeVisible();
    await heading(this.page, new RegExp(`^${beginning(words)}`));
  }

  /** Makes the message that turns a screen into a kiosk. */
  async enrolment(name: string): Promise<string> {
    await this.go("助餐点");
    await heading(this.page, "助餐点");
    await look(this.page, "captain");
    await this.press("登记一块屏幕");
    await this.write("门牌上的名字", name);
    await this.press("做登记消息");
    await heading(this.page, `登记消息 · ${name}`);
    await look(this.page, "captain");
    return this.copy();
  }

  /** Opens a message in the outbox. */
  async letter(kind: string, to: string): Promise<void> {
    await this.today("待发");
    await look(this.page, "captain");
    await this.page.getByRole("link").filter({ hasText: to }).filter({ hasText: kind }).first().click();
    await heading(this.page, `${kind} · ${to}`);
    // While it rests its ten seconds, a message about progress is not put into words yet.
    await expect(this.page.getByText(/秒后送出$/)).toHaveCount(0);
  }

  /** Copies a message from the outbox. */
  async copies(kind: string, to: string): Promise<string> {
    await this.letter(kind, to);
    return this.copy();
  }

  private async copy(): Promise<string> {
    const message = await copied(this.page, () => this.page.getByRole("button", { name: "复制", exact: true }).click());
    await expect(this.page.getByText("已复制", { exact: true })).toBeVisible();
    return message;
  }

  /** Reads the code of somebody's canteen card. */
  async card(name: string, masked: string): Promise<string> {
    await this.go("住户");
    await this.page.getByRole("searchbox", { name: "姓名或拼音、门牌、电话" }).fill(name);
    await this.page.getByRole("link", { name }).first().click();
    await heading(this.page, name);
    await look(this.page, "captain");
    return readQr(this.page.getByRole("img", { name: `助餐卡 ${masked}` }));
  }

  /** Shows a message's code and reads it as a phone would. */
  async shows(kind: string, to: string): Promise<string> {
    await this.letter(kind, to);
    await this.press("看二维码");
    await look(this.page, "captain");
    return readQr(this.page.getByRole("img", { name: `${kind} ${to}` }));
  }

  /** Pastes a whole chat message and has it looked at. */
  async pastes(message: string): Promise<void> {
    await this.go("收消息");
    await heading(this.page, "收一条消息");
    await this.write("消息", message);
    await this.press("看看是什么");
  }

  /** Pastes a whole chat message and takes it in. */
  async takesIn(message: string, verdict: string | RegExp): Promise<void> {
    await this.pastes(message);
    await expect(this.page.getByText(verdict).first()).toBeVisible();
    await look(this.page, "captain");
    await this.press("收下");
    await expect(this.page.getByText(/^已收下 · /)).toBeVisible();
  }
}
