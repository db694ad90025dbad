import { Type } from '@mikro-orm/core';

/** A moment: `timestamptz` in the database, ISO 8601 in Beijing time (`2025-10-31T08:00:00.000+08:00`) in the graph. */
export class InstantType extends Type<string, string> {
  override convertToJSValue(stored: string | Date): string {
    return stored && beijingTime(new Date(stored));
  }

  override getColumnType(): string {
    return 'timestamptz';
  }

  override compareAsType(): string {
    return 'string';
  }
}

const OFFSET_MILLISECONDS = 8 * 3_600_000;

/** A moment as everything in the graph shows it. */
export function beijingTime(moment: Date): string {
  return `${new Date(moment.getTime() + OFFSET_MILLISECONDS).toISOString().slice(0, -1)}+08:00`;
}
