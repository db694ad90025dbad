import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { brokenContractRules } from './checks/contractRules.ts';
import { composeSupergraph, type Subgraph } from './composeSupergraph.ts';
import { type ContractChange, findContractChanges } from './contractChange.ts';
import type { Problem } from './problem.ts';
import type { RecordedOperation } from './recordedOperations.ts';
import { usedCoordinates } from './usedCoordinates.ts';

/** A consumer whose recorded operation would no longer get what it was promised. */
export interface BrokenOperation {
  operation: RecordedOperation;
  reasons: string[];
}

export interface CheckReport {
  /** What stops the contract from standing at all: composition errors and broken contract rules. */
  problems: Problem[];
  broken: BrokenOperation[];
  /** Changes that no recorded operation breaks on, in words; they deserve a look, not a refusal. */
  warnings: string[];
}

export interface ContractUnderCheck {
  /** The departments' SDL as it would be. */
  proposed: readonly Subgraph[];
  /** The supergraph that was promised; none before the first was committed. */
  committedSupergraph: string | undefined;
  operations: readonly RecordedOperation[];
}

/** Says whether the proposed contract stands, and who would break if it replaced the committed one. */
export function checkContract({ proposed, committedSupergraph, operations }: ContractUnderCheck): CheckReport {
  const composition = composeSupergraph(proposed);
  if (composition.problems !== undefined) return { problems: composition.problems, broken: [], warnings: [] };
  const after = composition.apiSchema;
  const before = committedSupergraph === undefined ? undefined : publicApi(committedSupergraph);
  const changes = before === undefined ? [] : findContractChanges(before, after);
  const effects = operations.map(operation => effectOn(operation, changes, { before: before ?? after, after }));
  return {
    problems: brokenContractRules(proposed),
    broken: effects.filter(effect => effect.reasons.length > 0).map(({ operation, reasons }) => ({ operation, reasons })),
    warnings: changes.flatMap(change => warningAbout(change, effects)),
  };
}

/** The API that callers see: the supergraph without the federation's machinery and without what is `@inaccessible`. */
function publicApi(supergraphSdl: string): GraphQLSchema {
  return buildASTSchema(transformSupergraphToPublicSchema(parse(supergraphSdl)));
}

interface Effect extends BrokenOperation {
  meets: ReadonlySet<ContractChange>;
}

function effectOn(
  operation: RecordedOperation,
  changes: readonly ContractChange[],
  { before, after }: { before: GraphQLSchema; after: GraphQLSchema },
): Effect {
  const used = usedCoordinates(before, operation.document);
  const meets = new Set(changes.filter(change => change.touches.some(coordinate => used.has(coordinate))));
  const breaking = [...meets].filter(change => change.severity === 'breaking').map(change => change.description);
  // An operation can be wrong with no change to blame, for instance when it was recorded against a field nobody offers.
  const invalid = validate(after, operation.document).map(error => error.message);
  return { operation, meets, reasons: breaking.length > 0 ? breaking : invalid };
}

function warningAbout(change: ContractChange, effects: readonly Effect[]): string[] {
  const readers = effects
    .filter(effect => effect.meets.has(change))
    .map(({ operation }) => `${operation.name} of ${operation.consumer}`);
  if (change.severity === 'dangerous') {
    return readers.length === 0
      ? [`dangerous: ${change.description}`]
      : [`dangerous for ${readers.join(', ')}: ${change.description}`];
  }
  return readers.length === 0 ? [`breaking, but no recorded operation uses it: ${change.description}`] : [];
}
