import { type Column, quoted, Refusal } from './column.ts';

/**
 * 统一社会信用代码 (GB 32100-2015): 18 characters without I, O, S, V, Z.
 * A wrong check character is a warning and not a refusal: codes issued with a wrong one are in real use.
 */
export function creditCode(target: string): Column<string> {
  const doubts = new Map<string, string | undefined>();
  return {
    targets: [target],
    optional: false,
    holdsText: true,
    read: cell =>
      FORM.test(cell) ? cell : new Refusal(`${quoted(cell)}应为18位统一社会信用代码（GB 32100，不含I、O、S、V、Z）`),
    value: text => text,
    warn: text => {
      if (!doubts.has(text)) {
        if (doubts.size > REMEMBERED) doubts.clear();
        doubts.set(text, doubtAbout(text));
      }
      return doubts.get(text);
    },
  };
}

/** The check character of the first 17 characters (GB 32100-2015, 5.6). */
export function creditCodeCheck(first17: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += ALPHABET.indexOf(first17.charAt(index)) * (WEIGHTS[index] ?? 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

function doubtAbout(written: string): string | undefined {
  const expected = creditCodeCheck(written);
  return written.endsWith(expected) ? undefined : `统一社会信用代码校验码不符：末位按GB 32100应为${expected}，请核对`;
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const REMEMBERED = 50_000;
