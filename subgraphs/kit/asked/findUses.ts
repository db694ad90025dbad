import { GraphQLError } from 'graphql';
import type { Connection } from '../connection/createConnectionType.ts';
import { ListCursors } from '../connection/ListCursors.ts';
import { checkPage, type PageArguments } from '../connection/pageArguments.ts';
import type { RequestContext } from '../server/requestContext.ts';
import type { AskedLedger } from './AskedLedger.ts';
import { readUses, TooManyRecords, type Use, type UseQuery } from './readUses.ts';

export interface UseFilter {
  since?: string;
  until?: string;
  department?: string;
  field?: string;
  purpose?: string;
}

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A page of the calls that fit, as the department's desk sees them; the newest first. */
export async function findUses(
  { folder }: AskedLedger,
  { filter, page }: { filter: UseFilter; page: PageArguments },
  context: RequestContext,
): Promise<Connection<object>> {
  checkPage(page);
  const cursors = new ListCursors(context, { list: 'data uses', filter });
  const uses = await readNarrowly(folder, queryOf(filter, page, cursors.open<number>(page.after)));
  return cursors.page({
    nodes: uses.slice(0, page.first).map(show),
    hasNextPage: uses.length > page.first,
    hasPreviousPage: page.after != null,
    placeOf: use => use.record,
  });
}

function queryOf({ since, until, department, field, purpose }: UseFilter, { first }: PageArguments, before?: number): UseQuery {
  return {
    since: since == null ? new Date(Date.now() - THIRTY_DAYS) : timeOf('filter.since', since),
    until: until == null ? undefined : timeOf('filter.until', until),
    before,
    mentions: [department, field, purpose].flatMap(text => (text == null ? [] : [JSON.stringify(text)])),
    isWanted: use =>
      (department == null || use.caller.department === department) &&
      (purpose == null || use.purpose?.purpose === purpose) &&
      (field == null || use.reasons.fields?.includes(field) === true),
    most: first + 1,
  };
}

async function readNarrowly(folder: string, query: UseQuery): Promise<Use[]> {
  try {
    return await readUses(folder, query);
  } catch (error) {
    if (!(error instanceof TooManyRecords)) throw error;
    throw new GraphQLError('所选时段记录过多，请缩短时段 (too many records in that time; ask for a shorter one)', {
      extensions: { code: 'BAD_USER_INPUT', argument: 'filter.since' },
    });
  }
}

function show({ n, at, requestId, caller, purpose, reasons, persons, outcome }: Use) {
  const { subject, department, roles } = caller;
  return {
    record: n,
    at,
    requestId,
    officer: subject,
    department,
    roles,
    ...purpose,
    fields: reasons.fields ?? [],
    persons: persons?.count,
    outcome,
  };
}

/** A day begins where the city is. */
function timeOf(argument: string, text: string): Date {
  const time = new Date(DAY.test(text) ? `${text}T00:00:00+08:00` : text);
  if (!Number.isNaN(time.getTime())) return time;
  throw new GraphQLError(
    `参数 ${argument} 须为日期或时间，如 2025-10-31 (must be a day or a time, like 2025-10-31 or 2025-10-31T08:00+08:00)`,
    { extensions: { code: 'BAD_USER_INPUT', argument } },
  );
}
