import { type Column, Refusal } from '@minsheng/subgraph-kit/import';

/**
 * 残疾人证号: 20 characters, the holder's citizen ID and then category (1 visual, 2 hearing, 3 speech, 4 physical, 5 intellectual,
 * 6 mental, 7 multiple) and level (1 to 4, 1 the most severe). Only category and level are stored: the rest is the ID number.
 * `check` sees all 20 characters, so that a file can compare them with the row's own ID.
 */
export function disabilityCertificate(categoryTarget: string, levelTarget: string): Column<string> {
  return {
    targets: [categoryTarget, levelTarget],
    optional: false,
    holdsText: false,
    read: cell =>
      FORM.test(cell)
        ? cell.toUpperCase()
        : new Refusal('残疾人证号应为20位：18位公民身份号码、1位残疾类别（1至7）、1位残疾等级（1至4）'),
    value: certificate => certificate,
    store: certificate => `${certificate.charAt(18)}\t${certificate.charAt(19)}`,
  };
}

/** The citizen ID inside a certificate number. */
export function holderOf(certificate: string): string {
  return certificate.slice(0, 18);
}

const FORM = /^\d{17}[\dXx][1-7][1-4]$/;
