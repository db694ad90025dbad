import { type DocumentNode, Kind, parse, type ValueNode, visit } from 'graphql';

/** The key of a person (schema/README.md). */
const PERSON_KEY = 'pid';
/** Most questions name nobody by an argument; only those that may are parsed for it. */
const MAY_NAME = /\bpid\b[\s,]*:/;

/** About how many persons a request asks by their keys, in representations or as arguments. @returns undefined when it asks by none */
export function countPersons(body: unknown): number | undefined {
  const given = memberOf(body, 'variables');
  const variables = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  const pids = new Set<unknown>([...representedIn(variables), ...namedIn(memberOf(body, 'query'), variables)]);
  return pids.size > 0 ? pids.size : undefined;
}

function* representedIn(variables: Record<string, unknown>): Generator<unknown> {
  for (const representations of Object.values(variables)) {
    if (!Array.isArray(representations)) continue;
    for (const one of representations) if (memberOf(one, '__typename') === 'Person') yield memberOf(one, PERSON_KEY);
  }
}

function namedIn(query: unknown, variables: Record<string, unknown>): unknown[] {
  const document = typeof query === 'string' && MAY_NAME.test(query) ? parseOrNothing(query) : undefined;
  if (!document) return [];
  const named: unknown[] = [];
  visit(document, {
    Argument: ({ name, value }) => {
      if (name.value === PERSON_KEY) named.push(pidsIn(value, variables));
    },
  });
  return named.flat().filter(pid => pid !== undefined && pid !== null);
}

function pidsIn(value: ValueNode, variables: Record<string, unknown>): unknown {
  switch (value.kind) {
    case Kind.VARIABLE:
      return variables[value.name.value];
    case Kind.LIST:
      return value.values.map(one => pidsIn(one, variables));
    case Kind.STRING:
    case Kind.INT:
      return value.value;
    default:
      return undefined;
  }
}

/** What cannot be parsed is refused, with its reason, by who answers it. */
function parseOrNothing(query: string): DocumentNode | undefined {
  try {
    return parse(query, { noLocation: true });
  } catch {
    return undefined;
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
