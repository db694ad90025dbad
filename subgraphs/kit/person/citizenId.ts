/**
 * The citizen identity number 公民身份号码 (GB 11643-1999): 6 digits of division, 8 of birth date, 3 of sequence, 1 check character.
 *
 * The division prefix is not compared with today's division table: a number keeps the prefix of its first registration for life,
 * also when the county has been renumbered since.
 */
export type CitizenId = { id: string } | { refused: string };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const EIGHTEEN = /^\d{17}[\dXx]$/;
const FIFTEEN = /^\d{15}$/;

/**
 * Normalises a number to 18 characters and checks its birth date and check character.
 * An old number of 15 digits gets the century `19` after its division and its check character (GB 11643-1999, appendix).
 * @returns the normalised number, or the reason in Chinese why it cannot be one
 */
export function readCitizenId(written: string): CitizenId {
  if (written.length === 15 && FIFTEEN.test(written)) return upgrade(written);
  if (!EIGHTEEN.test(written)) return { refused: '证件号码应为18位（或旧15位）公民身份号码' };
  if (!isBirthDate(written)) return { refused: '证件号码中的出生日期不存在' };
  const expected = checkCharacter(written);
  const found = written.charAt(17).toUpperCase();
  if (found !== expected) return { refused: `证件号码校验码不符：末位应为${expected}，实际为${found}` };
  return { id: found === 'X' ? written.slice(0, 17) + found : written };
}

/** The check character of the first 17 digits (ISO 7064, MOD 11-2). */
export function checkCharacter(first17: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += (first17.charCodeAt(index) - 48) * (WEIGHTS[index] ?? 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** Birth date `YYYY-MM-DD` of a normalised number. */
export function birthDateOf(id: string): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
}

/** Sex code of GB/T 2261.1 in a normalised number: the 17th digit is odd for `1` 男, even for `2` 女. */
export function sexOf(id: string): '1' | '2' {
  return (id.charCodeAt(16) - 48) % 2 === 1 ? '1' : '2';
}

function upgrade(written: string): CitizenId {
  const first17 = `${written.slice(0, 6)}19${written.slice(6)}`;
  if (!isBirthDate(first17)) return { refused: '15位证件号码中的出生日期不存在' };
  return { id: first17 + checkCharacter(first17) };
}

function isBirthDate(id: string): boolean {
  const year = Number(id.slice(6, 10));
  return year >= 1850 && year <= CURRENT_YEAR && isRealDay(year, Number(id.slice(10, 12)), Number(id.slice(12, 14)));
}

const CURRENT_YEAR = new Date().getFullYear();
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a day exists in the Gregorian calendar. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  if (month === 2 && day === 29) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (DAYS_IN_MONTH[month - 1] ?? 0);
}
