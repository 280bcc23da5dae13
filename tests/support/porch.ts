// A face that comes in two programs, the second of which is held back.
import type { Page } from "@playwright/test";
import type { Face } from "./journey";

/** The address of a face's second program. */
export const second = (face: Face) => `**/${face}_full.js*`;

/** Holds the second program back until told otherwise. */
export async function hold(page: Page, face: Face): Promise<() => void> {
  let release = () => undefined as void;
  const held = new Promise<void>((done) => (release = done));
  await page.unroute(second(face));
  await page.route(second(face), async (route) => (await held, route.continue()));
  return release;
}
