import type { RequestContext } from '../server/requestContext.ts';
import type { Reference } from './reference.ts';

/**
 * A reference whose entity has a single text key, such as `Person` (pid) or `Employer` (uscc).
 * @param load answers the distinct keys with one query; keys that are missing from the map are unknown here
 */
export function referenceByKey<Entity extends object>(
  typeName: string,
  keyField: string,
  load: (keys: string[], context: RequestContext) => Promise<Map<string, Entity>>,
): Reference {
  return {
    typeName,
    async load(representations, context) {
      const keys = representations.map(representation => String(representation[keyField]));
      const entities = await load([...new Set(keys)], context);
      return keys.map(key => entities.get(key) ?? null);
    },
  };
}
