import { type FieldNode, Kind, type SelectionNode } from 'graphql';
import type { Masking, PreparedOperation } from '../operation/PreparedOperation.ts';
import { covers } from './grants/Grant.ts';
import { judgeFields } from './judgeFields.ts';
import type { ValueMasking } from './maskingOf.ts';
import type { PolicyDecision } from './PolicyDecision.ts';
import { pathsOf } from './pathsOf.ts';
import { type Asking, isAboutPersons } from './Rule.ts';
import type { ReachedField } from './reach/ReachedField.ts';
import type { Reached } from './reach/reachFields.ts';
import { withoutFields } from './withoutFields.ts';

/**
 * Decides by the rules, before anything is planned, what of an operation this caller may ask. A mutation is done whole or not at all, and so is a query of which nothing is left.
 */
export function decideOperation(operation: PreparedOperation, reached: Reached, asking: Asking): PolicyDecision {
  const { withheld, left, masked: ways } = judgeFields(reached, asking);
  const decided = {
    isAboutPersons: left.some(isAboutPersons),
    grant: reliedOn(left, asking),
    fields: [...new Set(left.map(({ coordinate }) => coordinate))],
  };
  const masked = placed(ways, operation);
  const [first] = withheld.values();
  if (!first) {
    const permitted = masked.size > 0 ? { permitted: { ...operation, masked } } : {};
    return { ...decided, kind: 'allow', reason: 'no rule objects', ...permitted };
  }
  const reason = [...new Set([...withheld.values()].map(({ rule }) => rule))].join(', ');
  if (operation.kind !== 'query' || !hasRootLeft(operation, withheld))
    return {
      ...decided,
      isAboutPersons: false,
      grant: undefined,
      fields: [],
      kind: 'refuse',
      reason,
      objection: first,
      withheld,
    };
  return {
    ...decided,
    kind: 'allowWithout',
    reason,
    withheld,
    paths: [...pathsOf(operation, withheld).values()],
    permitted: { ...withoutFields(operation, withheld), ...(masked.size > 0 ? { masked } : {}) },
  };
}

/** A grant that gives nothing of what is left may end without anybody's query being cut. */
function reliedOn(left: readonly ReachedField[], { grant, caller }: Asking): string | undefined {
  if (!grant || caller.kind !== 'identified' || grant.requester !== caller.department) return undefined;
  return left.some(({ coordinate }) => covers(grant, coordinate)) ? grant.number : undefined;
}

/** Masked selections, each with where it stands. */
function placed(ways: ReadonlyMap<FieldNode, ValueMasking>, operation: PreparedOperation): Map<FieldNode, Masking> {
  const masked = new Map<FieldNode, Masking>();
  if (ways.size === 0) return masked;
  for (const [node, path] of pathsOf(operation, ways)) {
    const way = ways.get(node);
    if (way) masked.set(node, { ...way, path });
  }
  return masked;
}

function hasRootLeft({ definition, fragments }: PreparedOperation, withheld: ReadonlyMap<FieldNode, unknown>): boolean {
  const isLeft = (selection: SelectionNode): boolean => {
    if (selection.kind === Kind.FIELD) return !withheld.has(selection);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return fragment?.selectionSet.selections.some(isLeft) ?? false;
  };
  return definition.selectionSet.selections.some(isLeft);
}
