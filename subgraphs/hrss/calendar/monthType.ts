import { Type } from '@mikro-orm/core';

/** A month: `date` of its first day in the database, `2025-10` in the graph and in filters. */
export class MonthType extends Type<string, string> {
  override convertToDatabaseValue(month: string): string {
    return month.length === 7 ? `${month}-01` : month;
  }

  override convertToJSValue(firstDay: string): string {
    return firstDay.slice(0, 7);
  }

  override getColumnType(): string {
    return 'date';
  }

  override compareAsType(): string {
    return 'string';
  }
}
