import type { CallerError } from '../errors.ts';

/** A refusal as a compiler would print it: file, line and column, code, message. */
export function showCallerError({ errors }: CallerError, file: string): string[] {
  return errors.map(({ message, locations, extensions }) => {
    const place = locations?.[0];
    return `${file}${place ? `:${place.line}:${place.column}` : ''}: ${extensions.code}: ${message}`;
  });
}
