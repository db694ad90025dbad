import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';
import { type DefinedElement, definedElements, has } from '../definedElements.ts';
import type { ContractRule, DepartmentSchema, Violation } from './ContractRule.ts';

/**
 * One item, one source (一数一源). Composition enforces this for Federation 2 subgraphs; but a subgraph that forgets the
 * federation's `@link` counts as Federation 1, where every field is silently shareable. This rule does not let that pass.
 */
export const OneOwnerPerFieldRule: ContractRule = {
  name: 'ONE_OWNER_PER_FIELD',
  because: '政务数据共享条例 art. 19 names one source department for each item, and two owners would answer differently one day',
  whatToDo:
    'Leave the field to its owner; elsewhere mark it @external, or @shareable in every department where all truly give the same answer. Every subgraph links https://specs.apollo.dev/federation/v2.x.',
  check: departments => [...unlinked(departments), ...ownedTwice(departments)],
};

function unlinked(departments: readonly DepartmentSchema[]): Violation[] {
  return departments
    .filter(({ document }) => !linksFederation2(document))
    .map(({ department }) => ({
      departments: [department],
      coordinate: '@link',
      message: 'It does not link Federation 2, so that all its fields count as shareable',
    }));
}

function linksFederation2(document: DocumentNode): boolean {
  return document.definitions.some(
    definition =>
      (definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION) &&
      definition.directives?.some(
        directive => directive.name.value === 'link' && /\/federation\/v2\./.test(argument(directive, 'url')),
      ),
  );
}

function ownedTwice(departments: readonly DepartmentSchema[]): Violation[] {
  const claims = departments.flatMap(({ department, document }) =>
    ownedFields(document).map(claim => ({ department, ...claim })),
  );
  const byField = Map.groupBy(claims, claim => claim.coordinate);
  return [...byField].flatMap(([coordinate, owners]) => {
    // `@override(from:)` moves a field: the department it is taken from no longer answers for it.
    const moved = new Set(owners.flatMap(owner => owner.overrides ?? []));
    const remaining = owners.filter(owner => !moved.has(owner.department));
    if (remaining.length < 2 || remaining.every(owner => owner.shareable)) return [];
    const names = remaining.map(owner => owner.department);
    return { departments: names, coordinate, message: `${names.join(' and ')} both answer for it` };
  });
}

interface Claim {
  coordinate: string;
  shareable: boolean;
  /** The department the field was taken over from. */
  overrides: string | undefined;
}

function ownedFields(document: DocumentNode): Claim[] {
  const elements = definedElements(document).filter(element => element.kind === 'object');
  const types = Map.groupBy(elements, element => element.typeName);
  return [...types.values()].flatMap(parts => {
    const whole = parts.filter(part => part.fieldName === undefined);
    const keys = new Set(whole.flatMap(keyFieldsOf));
    const typeShareable = whole.some(part => has(part.directives, 'shareable'));
    return parts.flatMap(part => {
      if (part.fieldName === undefined || part.external || keys.has(part.fieldName)) return [];
      const override = part.directives.find(directive => /^(federation__)?override$/.test(directive.name.value));
      const shareable = typeShareable || has(part.directives, 'shareable');
      return { coordinate: part.coordinate, shareable, overrides: override && argument(override, 'from') };
    });
  });
}

/** Key fields identify; they are nobody's property. Only the outermost names of a nested key stand on the type itself. */
function keyFieldsOf(type: DefinedElement): string[] {
  const keys = type.directives.filter(directive => /^(federation__)?key$/.test(directive.name.value));
  return keys.flatMap(
    key =>
      argument(key, 'fields')
        .replace(/\{[^}]*\}/g, ' ')
        .match(/\w+/g) ?? [],
  );
}

function argument(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find(candidate => candidate.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}
