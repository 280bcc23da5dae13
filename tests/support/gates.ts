// The gates of every page of every journey: what axe finds, how large and how far apart targets are, how large text is,
// and that nothing scrolls sideways at 320 px with text at 200%.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { PLACE, type Face } from "./journey";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

interface Rules {
  /** Smallest side of a target. */
  target: number;
  /** Smallest height of a primary button. */
  primary: number;
  /** Smallest gap between two targets. */
  apart: number;
  /** Whether full-width rows of one list may touch. */
  rows: boolean;
  /** Smallest text. */
  text: number;
  /** Smallest size the page's running text is set in. */
  body: number;
}

const RULES: Record<Face, Rules> = {
  resident: { target: 44, primary: 64, apart: 8, rows: false, text: 18, body: 20 },
  captain: { target: 44, primary: 44, apart: 8, rows: true, text: 14, body: 16 },
  kiosk: { target: 60, primary: 64, apart: 8, rows: false, text: 18, body: 20 },
};
/** The elder's large type asks for more. */
const ELDER_TARGET = 60;

/** Checks the page as it stands now. Leaves it as it was, but for having been scrolled up. */
export async function gates(page: Page, face: Face): Promise<void> {
  const at = `${PLACE[face] || "/"}${new URL(page.url()).hash}`;
  await settled(page);
  // From the top: what has gone beneath a banner is not beside it.
  await page.evaluate(() => document.querySelectorAll(".pane").forEach((pane) => pane.scrollTo(0, 0)));
  expect.soft(await axe(page), `axe at ${at}`).toEqual([]);
  const rules = { ...RULES[face] };
  if ((await page.locator("html").getAttribute("data-type")) === "large") rules.target = ELDER_TARGET;
  expect.soft(await page.evaluate(smallBoxes, rules), `boxes at ${at}`).toEqual([]);
  expect.soft(await page.evaluate(smallText, rules), `text at ${at}`).toEqual([]);
  expect.soft(await sideways(page), `320 px at 200% at ${at}`).toEqual([]);
}

/** Lets transitions end: a colour half way through one is not the colour that is read. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const running = document.getAnimations().filter((a) => a.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(running.map((animation) => animation.finished.catch(() => null)));
  });
}

async function axe(page: Page): Promise<string[]> {
  const rules = { "color-contrast-enhanced": { enabled: true } };
  // Legacy: in the page itself and not by a second one, which only frames of other origins need. It is twice as fast.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ rules }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`));
}

/** Runs in the page: targets that are too small, or too close to each other. */
function smallBoxes(rules: Rules): string[] {
  const TARGETS =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=tab], " +
    "[role=checkbox], [role=radio], [role=switch], [role=option], [role=menuitem]";
  const seen = (element: Element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const clipped = style.clipPath !== "none" || style.clip !== "auto";
    const outside = box.right <= 0 || box.bottom <= -window.scrollY || box.left >= window.innerWidth;
    return box.width > 1 && box.height > 1 && !clipped && !outside && element.checkVisibility({ visibilityProperty: true });
  };
  // A small box whose label is the real target counts as its label; a link in running text is exempt, as in WCAG.
  const target = (element: Element) => (element.matches("input") && element.closest("label")) || element;
  const inText = (element: Element) =>
    element.matches("a[href]") &&
    getComputedStyle(element).display === "inline" &&
    (element.parentElement?.textContent?.trim().length ?? 0) > (element.textContent?.trim().length ?? 0);
  const name = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ` +
    `${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 24)}`;
  const reachable = (element: Element) => !element.closest("[inert], [aria-hidden=true]");
  // While a dialog is open, it is all there is to touch.
  const root: ParentNode = document.querySelector("dialog[open]") ?? document;
  const all = [...new Set([...root.querySelectorAll(TARGETS)].filter(reachable).filter((e) => !inText(e)).map(target))];
  const boxes = all.filter(seen).map((element) => ({ element, box: element.getBoundingClientRect() }));
  const found: string[] = [];
  for (const { element, box } of boxes) {
    const primary = element.matches(".button-primary") && box.height < rules.primary - 0.5;
    const least = primary ? rules.primary : rules.target;
    if (primary || box.height < least - 0.5 || box.width < rules.target - 0.5) {
      found.push(`${name(element)}: ${box.width.toFixed(1)}×${box.height.toFixed(1)}, at least ${least}`);
    }
  }
  // What sticks to an edge of the screen passes over what scrolls below it: those two are never touched side by side.
  const layer = (element: Element) => {
    for (let up: Element | null = element; up; up = up.parentElement) {
      if (/fixed|sticky/.test(getComputedStyle(up).position)) return up;
    }
    return null;
  };
  // Rows of a captain's list or table share their edges: each is as wide as the list, and taller than a target.
  const LIST = "ul, ol, table, [role=table], [role=grid], [role=listbox], [role=tablist], [data-rows]";
  const wide = (box: DOMRect, list: Element) => box.width > list.getBoundingClientRect().width * 0.8;
  const rows = (a: Element, b: Element) => {
    const list = rules.rows ? a.closest(LIST) : null;
    return list !== null && list === b.closest(LIST) && [a, b].every((row) => wide(row.getBoundingClientRect(), list));
  };
  boxes.forEach(({ element: a, box: p }, index) => {
    for (const { element: b, box: q } of boxes.slice(index + 1)) {
      if (a.contains(b) || b.contains(a) || layer(a) !== layer(b) || rows(a, b)) continue;
      const across = Math.max(p.left - q.right, q.left - p.right);
      const down = Math.max(p.top - q.bottom, q.top - p.bottom);
      const gap = Math.max(across, down);
      if (gap < rules.apart - 0.5) found.push(`${name(a)} and ${name(b)}: ${gap.toFixed(1)} apart, at least ${rules.apart}`);
    }
  });
  return found;
}

/** Runs in the page: text that is too small. */
function smallText(rules: Rules): string[] {
  const found = new Set<string>();
  const body = parseFloat(getComputedStyle(document.body).fontSize);
  if (body < rules.body) found.add(`the page's text is ${body} px, at least ${rules.body}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim();
    if (!element || !text || element.closest("script, style, noscript, svg[aria-hidden=true]")) continue;
    const box = element.getBoundingClientRect();
    if (!element.checkVisibility({ visibilityProperty: true }) || box.width <= 1 || box.height <= 1) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < rules.text) found.add(`${size} px, at least ${rules.text}: ${text.slice(0, 24)}`);
  }
  return [...found];
}

/**
 * A screen 320 px wide with the reader's text at 200%: the root's size is doubled, as a browser's own text setting does.
 * What scrolls sideways inside a box of its own is no trouble; the page itself must not.
 */
async function sideways(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  if (!before) return [];
  const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  await page.setViewportSize({ width: 320, height: 640 });
  const found = await page.evaluate(async (px) => {
    const root = document.documentElement;
    root.style.setProperty("font-size", `${px}px`);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const wide = Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
    const over = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > root.clientWidth + 1 && element.checkVisibility({ visibilityProperty: true });
    });
    const names = over.slice(0, 5).map((e) => `<${e.tagName.toLowerCase()} class="${e.getAttribute("class") ?? ""}"> ${e.textContent?.trim().slice(0, 24)}`);
    root.style.removeProperty("font-size");
    return wide > 0 ? [`${wide} px too wide`, ...names] : [];
  }, size * 2);
  await page.setViewportSize(before);
  return found;
}
