const FIRST = 3;
const LAST = 4;

/** A text as its first three and last four characters, 前3后4, with a star for each one between; of a short one only stars. */
export function maskText(text: string): string {
  const characters = [...text];
  const hidden = characters.length - FIRST - LAST;
  if (hidden <= 0) return '*'.repeat(characters.length);
  return characters.slice(0, FIRST).join('') + '*'.repeat(hidden) + characters.slice(-LAST).join('');
}
