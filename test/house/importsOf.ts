import { posix } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';
import type { SourceFile } from './SourceFile.ts';

/** One import or re-export as written in a file. */
export interface Import {
  specifier: string;
  /** The path from the repository root that it leads to; none for packages that are not ours. */
  target: string | undefined;
  /**
   * Whether it vanishes when types are stripped. Only `import type` does: `import { type A }` still loads the module,
   * both for TypeScript with verbatimModuleSyntax and for Node.
   */
  typeOnly: boolean;
  line: number;
}

interface Source {
  source: { value?: unknown; type: string } | null;
  start: number;
}

/** Lists a file's imports: static, re-exported, dynamic, and types written as `import('…')`. */
export function importsOf(file: SourceFile): Import[] {
  const parsed = parseSync(file.path, file.text);
  const [failure] = parsed.errors;
  if (failure !== undefined) throw new Error(`${file.path} cannot be parsed: ${failure.message}`);
  const imports: Import[] = [];
  const add = ({ source, start }: Source, typeOnly: boolean) => {
    if (typeof source?.value !== 'string') return;
    const line = file.text.slice(0, start).split('\n').length;
    imports.push({ specifier: source.value, target: targetOf(file.path, source.value), typeOnly, line });
  };
  new Visitor({
    ImportDeclaration: node => add(node, node.importKind === 'type'),
    ExportNamedDeclaration: node => add(node, node.exportKind === 'type'),
    ExportAllDeclaration: node => add(node, node.exportKind === 'type'),
    ImportExpression: node => add({ source: node.source as Source['source'], start: node.start }, false),
    TSImportType: node => add(node, true),
  }).visit(parsed.program);
  return imports;
}

const SCOPE = /^@minsheng\/([^/]+)(\/.*)?$/;
const TOP_FOLDERS = new Set(['gateway', 'schema', 'city', 'test', 'dashboard']);

function targetOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  const [, name, rest = ''] = SCOPE.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  if (TOP_FOLDERS.has(name)) return `${name}${rest}`;
  return `subgraphs/${name === 'subgraph-kit' ? 'kit' : name}${rest}`;
}
