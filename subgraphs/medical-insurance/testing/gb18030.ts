/**
 * Text in GB18030, which Node can read and not write: the table of double-byte characters is read backwards.
 * @throws Error for a character that has no double-byte form
 */
export function gb18030(text: string): Buffer {
  return Buffer.concat([...text].map(encode));
}

function encode(character: string): Buffer {
  if (character <= '\u007f') return Buffer.from(character, 'latin1');
  const bytes = table().get(character);
  if (bytes === undefined) throw new Error(`"${character}" has no double-byte form in GB18030`);
  return bytes;
}

let known: Map<string, Buffer> | undefined;

function table(): Map<string, Buffer> {
  if (known !== undefined) return known;
  known = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const bytes = Buffer.from([lead, trail]);
      known.set(decoder.decode(bytes), bytes);
    }
  }
  return known;
}
