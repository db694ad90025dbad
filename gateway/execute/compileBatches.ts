import { parse } from 'graphql';
import type { BatchFetchNode, EntityBatchAlias, FetchNode } from '../plan/QueryPlan.ts';
import type { Compiling, EntityBatch, EntitySearch } from './compilePlan.ts';
import { compileRepresentation } from './compileRepresentation.ts';
import { compileLastKnown } from './lastKnown/compileLastKnown.ts';
import { readProvidedKeys } from './providedKeys.ts';
import { compileRewrites } from './rewriteKeys.ts';
import { compilePath } from './visitTargets.ts';

/** The lists of entities of one fetch. */
export function compileBatches(
  { operation }: FetchNode | BatchFetchNode,
  aliases: readonly EntityBatchAlias[],
  compiling: Compiling,
): EntityBatch[] {
  const { types } = compiling;
  const document = parse(operation);
  return aliases.map(batch => {
    const outputRewrites = compileRewrites(batch.outputRewrites, types);
    const rootKeys = readProvidedKeys(document, outputRewrites, types);
    const entities = rootKeys.find(({ key }) => key === batch.alias) ?? unknownEntities(batch.alias);
    const compiled: EntityBatch = {
      alias: batch.alias,
      representationsVariable: batch.representationsVariableName,
      search: compileSearch(batch, compiling),
      outputRewrites,
      entities,
      lastKnown: compileLastKnown(entities.below, { document, types }),
    };
    compiling.batches.push(compiled);
    compiling.pathsOfBatches.push(batch.paths);
    return compiled;
  });
}

function compileSearch({ paths, requires, inputRewrites }: EntityBatchAlias, { types, searches }: Compiling): EntitySearch {
  const planned = JSON.stringify([paths, requires, inputRewrites]);
  const search = searches.get(planned) ?? {
    paths: paths.map(path => ({ steps: compilePath(path, types), group: undefined })),
    representation: compileRepresentation(requires, compileRewrites(inputRewrites, types), types),
  };
  searches.set(planned, search);
  return search;
}

function unknownEntities(alias: string): never {
  throw new Error(`The plan has no field "${alias}" for its representations.`);
}
