/** GB 11643-1999, by ISO 7064 MOD 11-2: weights of the first 17 digits, and the check characters by remainder. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Whether a text is a citizen's ID number, its check character included: other numbers of 18 digits are let pass. */
export function isCitizenId(text: string): boolean {
  if (!/^\d{6}(?:18|19|20)\d{9}[\dX]$/i.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return CHECKS[sum % 11] === text[17]?.toUpperCase();
}
