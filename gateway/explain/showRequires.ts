import type { RequiresSelection } from '../plan/QueryPlan.ts';

/** What a representation carries, in GraphQL's own words: `... on Person { pid deathDate }`. Type names are left out. */
export function showRequires(selections: readonly RequiresSelection[]): string {
  return selections.map(show).filter(Boolean).join(' ');
}

function show(selection: RequiresSelection): string {
  switch (selection.kind) {
    case 'Field': {
      if (selection.name === '__typename') return '';
      const name = selection.alias ? `${selection.alias}: ${selection.name}` : selection.name;
      return selection.selections?.length ? `${name} { ${showRequires(selection.selections)} }` : name;
    }
    case 'InlineFragment':
      return `... on ${selection.typeCondition} { ${showRequires(selection.selections)} }`;
  }
}
