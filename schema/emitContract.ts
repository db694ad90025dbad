import { composeSupergraph, type Subgraph } from './composeSupergraph.ts';
import { compositionHints, type Hint } from './compositionHints.ts';
import { type ContractFiles, SUPERGRAPH_PATH, subgraphPath } from './contractFiles.ts';
import { type Department, findDepartments, routingUrl } from './departments.ts';
import { builtEmitter, type EmitCommand, emitSubgraph } from './emitSubgraph.ts';
import type { Problem } from './problem.ts';

export type EmittedContract =
  | { problems?: undefined; departments: string[]; files: ContractFiles; hints: Hint[] }
  | { problems: Problem[]; departments?: undefined; files?: undefined; hints?: undefined };

/**
 * Asks every department's code for its SDL and composes them: the contract as it would stand if it were generated now.
 * Nothing is written.
 */
export async function emitContract(
  root: string,
  emitter: (department: Department) => EmitCommand = builtEmitter,
): Promise<EmittedContract> {
  const registry = findDepartments(root);
  if (registry.problems.length > 0) return { problems: registry.problems };
  const subgraphs: Subgraph[] = [];
  const problems: Problem[] = [];
  await Promise.all(
    registry.departments.map(async (department, position) => {
      const emitted = await emitSubgraph(department, emitter(department));
      if (emitted.problem !== undefined) problems.push(emitted.problem);
      else subgraphs[position] = { name: department.name, url: routingUrl(department), sdl: emitted.sdl };
    }),
  );
  if (problems.length > 0) return { problems };
  const composition = composeSupergraph(subgraphs);
  if (composition.problems !== undefined) return { problems: composition.problems };
  const files = new Map(subgraphs.map(({ name, sdl }) => [subgraphPath(name), sdl]));
  files.set(SUPERGRAPH_PATH, composition.supergraphSdl);
  return { departments: subgraphs.map(subgraph => subgraph.name), files, hints: compositionHints(subgraphs) };
}
