import { Directive } from 'type-graphql';
import type { SharingWord } from './SharingWord.ts';

/**
 * Says how a type, a field or a query may be shared. On a type of its own a department says it once for all fields; on a type that
 * several departments have a share in (Person, Employer, Query, ...) each field says its own.
 */
export function Sharing(word: SharingWord): ReturnType<typeof Directive> {
  // A string, a number or a list of strings is written in GraphQL as in JSON.
  const members = Object.entries(word).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return Directive(`@sharing(${members.join(', ')})`);
}
