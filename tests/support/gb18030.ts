// Text as older Chinese programs write it: two bytes a character of GBK. What Node can only read is turned round.
const BYTES = new Map<string, number[]>();
const decoder = new TextDecoder("gb18030");
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    if (trail !== 0x7f) BYTES.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
}

/** The bytes of a text. */
export function gb18030(text: string): Buffer {
  const bytes = [...text].flatMap((c) => {
    const of = c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : BYTES.get(c);
    if (!of) throw new Error(`${c} has no two bytes`);
    return of;
  });
  return Buffer.from(bytes);
}
