import { readCitizenId } from '../../person/citizenId.ts';
import { type Column, Refusal } from './column.ts';

/**
 * 证件号码: stored as the person key; the number itself only where a department names a column for it.
 * Sources: GB 11643-1999; the number never has to leave the department.
 */
export function citizenId(target: string | { pid: string; number: string }): Column<string> {
  const onlyKey = typeof target === 'string';
  return {
    targets: onlyKey ? [target] : [target.pid, target.number],
    optional: false,
    holdsText: true,
    citizenId: true,
    read: cell => {
      const result = readCitizenId(cell);
      return 'id' in result ? result.id : new Refusal(result.refused);
    },
    value: text => text,
    store: onlyKey ? (text, pidOf) => pidOf(text) : (text, pidOf) => `${pidOf(text)}\t${text}`,
  };
}
