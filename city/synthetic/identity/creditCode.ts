const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code (GB 32100-2015): registrar and category, division, nine characters of organisation code, check. */
export function creditCode(registrarAndCategory: string, division: string, serial: number): string {
  const organisation = `MA${serial.toString(10).padStart(6, '0')}`;
  const body = `${registrarAndCategory}${division}${organisation}${organisationCheck(organisation)}`;
  return body + creditCodeCheck(body);
}

/** C18 = 31 - (sum of C_i * 3^(i-1) mod 31), 31 standing for 0. */
export function creditCodeCheck(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Check character of the organisation code inside (GB 11714-1997). */
function organisationCheck(organisation: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  let sum = 0;
  for (let index = 0; index < 8; index++) sum += parseInt(organisation.charAt(index), 36) * (weights[index] ?? 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}
