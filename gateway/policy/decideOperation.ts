import { type FieldNode, Kind, type SelectionNode } from 'graphql';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { maskOf } from './grants/Grant.ts';
import type { PolicyDecision } from './PolicyDecision.ts';
import { pathsOf } from './pathsOf.ts';
import { type Asking, isAboutPersons, type Objection } from './Rule.ts';
import type { ReachedField } from './reach/ReachedField.ts';
import type { Reached } from './reach/reachFields.ts';
import { rules } from './rules/index.ts';
import { withoutFields } from './withoutFields.ts';

/**
 * Decides by the rules, before anything is planned, what of an operation this caller may ask. A selection is withheld when any
 * field that it reaches may not be given. A mutation is done whole or not at all, and so is a query of which nothing is left.
 */
export function decideOperation(operation: PreparedOperation, reached: Reached, asking: Asking): PolicyDecision {
  const withheld = new Map<FieldNode, Objection>();
  for (const [node, fields] of reached) {
    const objection = firstObjection(fields, asking);
    if (objection) withheld.set(node, objection);
  }
  const left = [...reached].filter(([node]) => !withheld.has(node)).flatMap(([, fields]) => fields);
  const decided = {
    isAboutPersons: left.some(isAboutPersons),
    grant: asking.grant?.number,
    fields: [...new Set(left.map(({ coordinate }) => coordinate))],
  };
  const masked = maskedFields(reached, asking);
  const [first] = withheld.values();
  if (!first) {
    const permitted = masked.size > 0 ? { permitted: { ...operation, masked } } : {};
    return { ...decided, kind: 'allow', reason: 'no rule objects', ...permitted };
  }
  const reason = [...new Set([...withheld.values()].map(({ rule }) => rule))].join(', ');
  if (operation.kind !== 'query' || !hasRootLeft(operation, withheld))
    return { ...decided, isAboutPersons: false, fields: [], kind: 'refuse', reason, objection: first };
  return {
    ...decided,
    kind: 'allowWithout',
    reason,
    withheld,
    paths: pathsOf(operation, withheld),
    permitted: { ...withoutFields(operation, withheld), ...(masked.size > 0 ? { masked } : {}) },
  };
}

function firstObjection(fields: readonly ReachedField[], asking: Asking): Objection | undefined {
  for (const { name, article, objectTo } of rules) {
    for (const field of fields) {
      const message = objectTo(field, asking);
      if (message !== undefined) return { rule: name, article, message: tellWhich(field) + message };
    }
  }
  return undefined;
}

/** What the grant gives only in part. */
function maskedFields(reached: Reached, { grant }: Asking): Set<FieldNode> {
  const isMasked = ({ coordinate }: ReachedField) => grant !== undefined && maskOf(grant, coordinate) !== undefined;
  return new Set([...reached].flatMap(([node, fields]) => (fields.some(isMasked) ? [node] : [])));
}

function tellWhich({ coordinate, requiredBy }: ReachedField): string {
  return requiredBy === undefined
    ? `${coordinate} `
    : `${coordinate}（计算 ${requiredBy.coordinate} 所需 required for ${requiredBy.coordinate}） `;
}

function hasRootLeft({ definition, fragments }: PreparedOperation, withheld: ReadonlyMap<FieldNode, unknown>): boolean {
  const isLeft = (selection: SelectionNode): boolean => {
    if (selection.kind === Kind.FIELD) return !withheld.has(selection);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return fragment?.selectionSet.selections.some(isLeft) ?? false;
  };
  return definition.selectionSet.selections.some(isLeft);
}
