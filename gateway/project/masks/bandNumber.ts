/** A part of a width that rounding errors of division may take away or add. */
const ROUNDING = 1e-9;
const DIGITS = 15;
const LOWEST = 10;

/**
 * The bound of a number's band that is nearer to zero: 3560 is 3000 in bands of 1000. Without a width a band is an order of
 * magnitude, 3560 is 1000, and whatever is below 10 is 0: that tells little of any number.
 */
export function bandNumber(value: number, width?: number): number {
  const [near] = bandOf(Math.abs(value), width);
  // Not -0, which is written as 0 and is none.
  return near === 0 ? 0 : Math.sign(value) * near;
}

/** Both bounds of the band of a number that is not negative. */
export function bandOf(size: number, width?: number): readonly [near: number, far: number] {
  if (width !== undefined) {
    const bands = Math.floor(size / width + ROUNDING);
    return [exact(bands * width), exact((bands + 1) * width)];
  }
  if (size < LOWEST) return [0, LOWEST];
  const magnitude = 10 ** Math.floor(Math.log10(size) + ROUNDING);
  return [magnitude, magnitude * 10];
}

/** Without what floating-point multiplication adds: 0.3 rather than 0.30000000000000004. */
function exact(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
