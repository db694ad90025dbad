import { InvalidArgumentError } from 'commander';

/** A whole number of at least 0. @throws InvalidArgumentError, which ends the process with a usage message */
export function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

/** A number from 0 to 1. @throws InvalidArgumentError, which ends the process with a usage message */
export function parseFraction(text: string): number {
  const fraction = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(fraction >= 0 && fraction <= 1)) throw new InvalidArgumentError('Give a number from 0 to 1.');
  return fraction;
}
