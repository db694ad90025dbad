import {
  BreakingChangeType as Breaking,
  type BreakingChange,
  DangerousChangeType as Dangerous,
  type DangerousChange,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLSchema,
} from 'graphql';

/** A change of the public API that a consumer may notice. */
export interface ContractChange {
  severity: 'breaking' | 'dangerous';
  /** graphql-js's sentence, such as `Indicator.target was removed.` */
  description: string;
  /** An operation that uses any of these coordinates meets the change; none when it concerns every operation (directives). */
  touches: readonly string[];
}

/** Lists what changed between two public APIs, with the schema coordinates each change touches. */
export function findContractChanges(before: GraphQLSchema, after: GraphQLSchema): ContractChange[] {
  return [
    ...findBreakingChanges(before, after)
      .filter(change => !isLostStandardScalar(change))
      .map(change => locate(change, 'breaking')),
    ...findDangerousChanges(before, after).map(change => locate(change, 'dangerous')),
  ];
}

/**
 * graphql-js 16 gives the place of a change only inside its sentence. Each kind has one sentence; a test makes a change
 * of every kind, so that a new wording in graphql-js is noticed there and not by a consumer.
 */
const SENTENCES: Readonly<Record<string, RegExp>> = {
  [Breaking.TYPE_REMOVED]: /^(?<type>\w+) was removed/,
  [Breaking.TYPE_CHANGED_KIND]: /^(?<type>\w+) changed from/,
  [Breaking.TYPE_REMOVED_FROM_UNION]: / was removed from union type (?<type>\w+)/,
  [Breaking.VALUE_REMOVED_FROM_ENUM]: / was removed from enum type (?<type>\w+)/,
  [Breaking.REQUIRED_INPUT_FIELD_ADDED]: / on input type (?<type>\w+) was added/,
  [Breaking.IMPLEMENTED_INTERFACE_REMOVED]: /^(?<type>\w+) no longer implements interface (?<other>\w+)/,
  [Breaking.FIELD_REMOVED]: /^(?<field>\w+\.\w+) was removed/,
  [Breaking.FIELD_CHANGED_KIND]: /^(?<field>\w+\.\w+) changed type/,
  [Breaking.REQUIRED_ARG_ADDED]: / on (?<field>\w+\.\w+) was added/,
  [Breaking.ARG_REMOVED]: /^(?<argOf>\w+\.\w+) arg (?<arg>\w+) was removed/,
  [Breaking.ARG_CHANGED_KIND]: /^(?<argOf>\w+\.\w+) arg (?<arg>\w+) has changed type/,
  [Dangerous.VALUE_ADDED_TO_ENUM]: / was added to enum type (?<type>\w+)/,
  [Dangerous.TYPE_ADDED_TO_UNION]: / was added to union type (?<type>\w+)/,
  [Dangerous.OPTIONAL_INPUT_FIELD_ADDED]: / on input type (?<type>\w+) was added/,
  [Dangerous.OPTIONAL_ARG_ADDED]: / on (?<field>\w+\.\w+) was added/,
  [Dangerous.IMPLEMENTED_INTERFACE_ADDED]: /^(?<other>\w+) added to interfaces implemented by (?<type>\w+)/,
  [Dangerous.ARG_DEFAULT_VALUE_CHANGE]: /^(?<field>\w+\.\w+) arg /,
};

/** A standard scalar vanishes with its last field; the field's own change says it better. */
function isLostStandardScalar(change: BreakingChange): boolean {
  return change.type === Breaking.TYPE_REMOVED && change.description.startsWith('Standard scalar ');
}

function locate(change: BreakingChange | DangerousChange, severity: ContractChange['severity']): ContractChange {
  const place = SENTENCES[change.type]?.exec(change.description)?.groups ?? {};
  const touches = [place.type, place.other, place.field, place.arg && `${place.argOf}(${place.arg}:)`];
  return { severity, description: change.description, touches: touches.filter(coordinate => coordinate !== undefined) };
}
