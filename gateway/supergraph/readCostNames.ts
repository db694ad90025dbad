import { type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';

/** What `@cost` and `@listSize` are called in one supergraph. */
export interface CostNames {
  cost: string;
  listSize: string;
}

const SPECIFICATION = /\/cost\/v\d+\.\d+$/;

/** Reads the names from the `@link` to the cost specification (https://specs.apollo.dev/link/v1.0/#@link). Undefined without that link. */
export function readCostNames(supergraph: DocumentNode): CostNames | undefined {
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const { name, arguments: given = [] } of definition.directives ?? []) {
      if (name.value !== 'link') continue;
      const link = Object.fromEntries(given.map(argument => [argument.name.value, valueFromASTUntyped(argument.value)]));
      if (typeof link.url === 'string' && SPECIFICATION.test(link.url)) return namesOf(link);
    }
  }
  return undefined;
}

function namesOf(link: Record<string, unknown>): CostNames {
  const imports: readonly unknown[] = Array.isArray(link.import) ? link.import : [];
  const imported = (name: string): string | undefined => {
    for (const entry of imports) {
      if (entry === name) return name.slice(1);
      if (isRenaming(entry) && entry.name === name) return (entry.as ?? name).slice(1);
    }
    return undefined;
  };
  // What is not imported bears the specification's name as a prefix, and the directive named as the specification bears it alone.
  const namespace = typeof link.as === 'string' ? link.as : 'cost';
  return { cost: imported('@cost') ?? namespace, listSize: imported('@listSize') ?? `${namespace}__listSize` };
}

function isRenaming(entry: unknown): entry is { name: string; as?: string } {
  return typeof entry === 'object' && entry !== null && 'name' in entry;
}
