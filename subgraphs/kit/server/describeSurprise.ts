import { sqlState } from '../database/sqlState.ts';

/**
 * What the log may hold of an unexpected error. A database's message can carry the statement with its literals, which are persons'
 * data: of those only the name, the SQLSTATE and the places in the code are told.
 */
export function describeSurprise(error: unknown): string {
  if (!(error instanceof Error)) return 'a value that is no error was thrown';
  const state = sqlState(error);
  if (state === undefined) return error.stack ?? error.message;
  const places = (error.stack ?? '').split('\n').filter(line => STACK_FRAME.test(line));
  return [`${error.name}: SQLSTATE ${state}`, ...places].join('\n');
}

const STACK_FRAME = /^ {4}at .*(:\d+:\d+\)?|\(native\)|<anonymous>\)?)$/;
