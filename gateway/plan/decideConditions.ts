import { type DirectiveNode, Kind, type SelectionNode } from 'graphql';

/** A selection's directives without the conditions that always hold, or `never` when one of them never does. */
export function decideConditions(directives: readonly DirectiveNode[]): readonly DirectiveNode[] | 'never' {
  const left: DirectiveNode[] = [];
  for (const directive of directives) {
    const value = isCondition(directive) ? directive.arguments?.[0]?.value : undefined;
    if (value?.kind !== Kind.BOOLEAN) left.push(directive);
    else if (value.value === (directive.name.value === 'skip')) return 'never';
  }
  return left;
}

/**
 * The selection under further conditions; undefined when it has one of the same name already, as neither `@skip` nor
 * `@include` may stand twice. Other directives of a fragment go no further: departments do not see them.
 */
export function addConditions(selection: SelectionNode, directives: readonly DirectiveNode[]): SelectionNode | undefined {
  const conditions = directives.filter(isCondition);
  if (conditions.length === 0) return selection;
  const present = selection.directives ?? [];
  const added = conditions.filter(one => !present.some(other => isSame(one, other)));
  if (added.some(one => present.some(other => other.name.value === one.name.value))) return undefined;
  return { ...selection, directives: [...present, ...added] };
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

function isSame(one: DirectiveNode, other: DirectiveNode): boolean {
  return one.name.value === other.name.value && variableOf(one) === variableOf(other);
}

function variableOf({ arguments: given }: DirectiveNode): string | undefined {
  const value = given?.[0]?.value;
  return value?.kind === Kind.VARIABLE ? value.name.value : undefined;
}
