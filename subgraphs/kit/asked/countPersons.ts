/** About how many persons a request asks by their keys. @returns undefined when it asks by none */
export function countPersons(body: unknown): number | undefined {
  const variables = memberOf(body, 'variables');
  if (typeof variables !== 'object' || variables === null) return undefined;
  const keys = new Set<unknown>();
  let isByKey = false;
  for (const representations of Object.values(variables)) {
    if (!Array.isArray(representations)) continue;
    for (const one of representations) {
      if (memberOf(one, '__typename') !== 'Person') continue;
      isByKey = true;
      keys.add(memberOf(one, 'pid'));
    }
  }
  return isByKey ? keys.size : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
