import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTwoFilesPatch } from 'diff';

/** The generated files of the contract: path from the repository root -> text. */
export type ContractFiles = ReadonlyMap<string, string>;

export const SUPERGRAPH_PATH = 'schema/supergraph.graphql';
const SUBGRAPHS_FOLDER = 'schema/subgraphs';

/** Where a department's SDL stands; the file's name is the owner. */
export function subgraphPath(department: string): string {
  return `${SUBGRAPHS_FOLDER}/${department}.graphql`;
}

/** Reads the generated files that are on disk now. */
export function readContractFiles(root: string): ContractFiles {
  const paths = readSubgraphNames(root).map(subgraphPath);
  if (existsSync(join(root, SUPERGRAPH_PATH))) paths.push(SUPERGRAPH_PATH);
  return new Map(paths.map(path => [path, readFileSync(join(root, path), 'utf8')]));
}

/** The departments whose SDL is on disk now. */
export function readSubgraphNames(root: string): string[] {
  const folder = join(root, SUBGRAPHS_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(file => file.endsWith('.graphql'))
    .map(file => file.slice(0, -'.graphql'.length))
    .sort();
}

/** Writes what changed, removes what a vanished department left behind, and returns the paths it touched. */
export function writeContractFiles(root: string, files: ContractFiles): string[] {
  const onDisk = readContractFiles(root);
  const written = [...files].filter(([path, text]) => onDisk.get(path) !== text);
  for (const [path, text] of written) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const left = [...onDisk.keys()].filter(path => !files.has(path));
  for (const path of left) rmSync(join(root, path));
  return [...written.map(([path]) => path), ...left];
}

/** One unified diff per file that differs: `-` is what is committed, `+` is what the code emits. */
export function diffContractFiles(root: string, files: ContractFiles): string[] {
  const onDisk = readContractFiles(root);
  const paths = [...new Set([...onDisk.keys(), ...files.keys()])].sort();
  return paths
    .filter(path => onDisk.get(path) !== files.get(path))
    .map(path =>
      createTwoFilesPatch(path, path, onDisk.get(path) ?? '', files.get(path) ?? '', 'committed', 'emitted from code', {
        context: 2,
      }),
    );
}
