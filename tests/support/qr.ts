// Reads a QR code as a telephone would: from the picture on the screen, not from the page's data.
import jsQR from "jsqr";
import { PNG } from "pngjs";
import type { Locator } from "@playwright/test";

/** The text of the one QR code inside an element. */
export async function readQr(locator: Locator): Promise<string> {
  await locator.scrollIntoViewIfNeeded();
  const picture = PNG.sync.read(await locator.screenshot({ animations: "disabled" }));
  for (const factor of [1, 2, 3]) {
    const { pixels, width, height } = enlarged(picture, factor);
    const found = jsQR(pixels, width, height);
    if (found) return found.data;
  }
  throw new Error(`no QR code can be read in ${locator} (${picture.width}×${picture.height})`);
}

/** The picture, larger, with a quiet border of the colour of its corner. */
function enlarged(picture: PNG, factor: number) {
  const border = 16;
  const width = picture.width * factor + 2 * border;
  const height = picture.height * factor + 2 * border;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < picture.height * factor; y += 1) {
    for (let x = 0; x < picture.width * factor; x += 1) {
      const from = (Math.floor(y / factor) * picture.width + Math.floor(x / factor)) * 4;
      const to = ((y + border) * width + x + border) * 4;
      pixels.set(picture.data.subarray(from, from + 4), to);
    }
  }
  return { pixels, width, height };
}
