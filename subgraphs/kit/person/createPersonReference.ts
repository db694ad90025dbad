import type { Reference } from '../schema/reference.ts';
import type { LoaderDefinition, RequestContext } from '../server/requestContext.ts';

export interface PersonReference<Held extends object> {
  /** Other departments name a person by pid. Every pid is answered: a person unknown here has no record, which is itself the answer. */
  personReference: Reference;
  /** The record of a person that a fact of this department speaks of. */
  recordByPid: LoaderDefinition<string, Held | null>;
}

/**
 * A department's share of `Person`: one field that holds the record it keeps of them.
 * @param recordField name of that field, e.g. `socialSecurity`
 * @param readRecords answers many pids with one query; who is missing from the map is unknown here
 */
export function createPersonReference<Held extends object>(
  recordField: string,
  readRecords: (pids: string[], context: RequestContext) => Promise<Map<string, Held>>,
): PersonReference<Held> {
  return {
    personReference: {
      typeName: 'Person',
      async load(representations, context) {
        const pids = representations.map(({ pid }) => String(pid));
        const records = await readRecords(pids, context);
        return pids.map(pid => ({ pid, [recordField]: records.get(pid) ?? null }));
      },
    },
    async recordByPid(pids, context) {
      const records = await readRecords([...pids], context);
      return pids.map(pid => records.get(pid) ?? null);
    },
  };
}
