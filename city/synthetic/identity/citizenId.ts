import { dayText } from '../calendar.ts';

/** An unassigned division: no generated number can belong to a living person. */
export const SYNTHETIC_PREFIX = '360799';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** A citizen ID of 18 characters (GB 11643-1999); the sequence is odd for men and even for women. */
export function citizenId(birth: number, sequence: number): string {
  const body = `${SYNTHETIC_PREFIX}${dayText(birth).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return body + citizenIdCheck(body);
}

/** The check character over the first 17 digits (ISO 7064 MOD 11-2, as GB 11643-1999 prescribes). */
export function citizenIdCheck(body: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += (body.charCodeAt(index) - 48) * (WEIGHTS[index] ?? 0);
  return CHECKS.charAt(sum % 11);
}

/** The form used before 1999: two-digit year and no check character. Old registers still hold it for people born before 2000. */
export function fifteenDigitForm(id: string): string {
  return id.slice(0, 6) + id.slice(8, 17);
}
