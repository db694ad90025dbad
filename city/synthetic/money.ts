const CENTS = Array.from({ length: 100 }, (_, cents) => `.${String(cents).padStart(2, '0')}`);

/** Yuan with two decimals from whole cents: amounts are integers until they are written, so that sums agree to the cent. */
export function yuan(cents: number): string {
  const absolute = Math.abs(cents);
  const text = `${Math.floor(absolute / 100)}${CENTS[absolute % 100]}`;
  return cents < 0 ? `-${text}` : text;
}
