import { type DirectiveNode, Kind } from 'graphql';

/** A Boolean variable of the operation, and what it must be. */
export interface Condition {
  variable: string;
  wanted: boolean;
}

/** What `@skip` and `@include` ask of variables. */
export function readConditions(directives: readonly DirectiveNode[]): Condition[] {
  return directives.flatMap(({ name, arguments: given }) => {
    const value = name.value === 'include' || name.value === 'skip' ? given?.[0]?.value : undefined;
    return value?.kind === Kind.VARIABLE ? [{ variable: value.name.value, wanted: name.value === 'include' }] : [];
  });
}

/** The condition as it is written at a field or fragment. */
export function conditionDirective({ variable, wanted }: Condition): DirectiveNode {
  const value = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } } as const;
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: wanted ? 'include' : 'skip' },
    arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'if' }, value }],
  };
}
