import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  print,
  type Source,
  TokenKind,
} from 'graphql';
import { countAliases } from '../operation/limits/countAliases.ts';
import { measureDepth } from '../operation/limits/measureDepth.ts';

/** What the parser read: operations and fragments, and the figures that limits look at. Fragments may still form cycles. */
export function showParse(document: DocumentNode): string[] {
  const operations = document.definitions.filter(isOperation);
  const fragments = new Map(document.definitions.filter(isFragment).map(fragment => [fragment.name.value, fragment]));
  const cycle = [...fragments.keys()].find(name => reaches(name, name, fragments));
  const lines = [`${operations.length} operation(s), ${fragments.size} fragment(s), ${countTokens(document.loc?.source)} tokens`];
  for (const operation of operations) {
    lines.push(`${operation.operation} ${operation.name?.value ?? '(without a name)'}`);
    for (const variable of operation.variableDefinitions ?? []) lines.push(`  variable ${print(variable)}`);
    if (cycle !== undefined) continue;
    lines.push(
      `  depth ${measureDepth(operation.selectionSet, fragments)}, aliases ${countAliases(operation.selectionSet, fragments)}`,
    );
  }
  for (const fragment of fragments.values()) {
    lines.push(`fragment ${fragment.name.value} on ${fragment.typeCondition.name.value}`);
  }
  if (cycle !== undefined)
    lines.push(`fragment ${cycle} spreads itself: depth and aliases have no end, and validation will refuse it`);
  return lines;
}

function isOperation(node: DefinitionNode): node is OperationDefinitionNode {
  return node.kind === Kind.OPERATION_DEFINITION;
}

function isFragment(node: DefinitionNode): node is FragmentDefinitionNode {
  return node.kind === Kind.FRAGMENT_DEFINITION;
}

function reaches(
  from: string,
  to: string,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen = new Set<string>(),
): boolean {
  const fragment = fragments.get(from);
  if (!fragment || seen.has(from)) return false;
  seen.add(from);
  const spreads = [...print(fragment).matchAll(/\.\.\.(?!on\b)\s*(\w+)/g)].map(match => match[1] ?? '');
  return spreads.some(name => name === to || reaches(name, to, fragments, seen));
}

/** As the limit counts them: everything but comments and the end. */
function countTokens(source: Source | undefined): number {
  if (!source) return 0;
  const lexer = new Lexer(source);
  let count = 0;
  while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  return count;
}
