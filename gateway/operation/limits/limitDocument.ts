import { type ASTNode, type DocumentNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { GatewayLimits } from '../../config/GatewayLimits.ts';
import { CallerError } from '../../errors.ts';

type DocumentLimits = Pick<GatewayLimits, 'maxDefinitions' | 'maxSelections' | 'maxRepeats' | 'maxDirectives'>;

/**
 * Refuses a document that would be long to validate, before it is validated: rules compare the fields of a selection set with one
 * another, and each operation with all fragments; and chains of very many fragments are too deep for the stack.
 * The document is not deeper than `maxNesting`.
 * @throws CallerError DOCUMENT_TOO_MANY_DEFINITIONS, OPERATION_TOO_MANY_FIELDS, OPERATION_TOO_MANY_DIRECTIVES
 */
export function limitDocument(
  { definitions }: DocumentNode,
  { maxDefinitions, maxSelections, maxRepeats, maxDirectives }: DocumentLimits,
): void {
  if (definitions.length > maxDefinitions) {
    throw new CallerError(
      'DOCUMENT_TOO_MANY_DEFINITIONS',
      `文档含有 ${definitions.length} 个操作和片段，最多 ${maxDefinitions} 个，请只发送要执行的操作及其片段。 The document has ${definitions.length} operations and fragments; at most ${maxDefinitions} are allowed. Send only the operation you want executed, with its fragments.`,
    );
  }
  const count: Count = { selections: 0, directives: 0, maxRepeats };
  for (const definition of definitions) {
    countDirectives(definition, count);
    if (definition.kind === Kind.OPERATION_DEFINITION)
      for (const node of definition.variableDefinitions ?? []) countDirectives(node, count);
    if ('selectionSet' in definition) countIn(definition.selectionSet, count);
  }
  if (count.selections > maxSelections) {
    throw new CallerError(
      'OPERATION_TOO_MANY_FIELDS',
      `文档选取了 ${count.selections} 个字段和片段，最多 ${maxSelections} 个，请每个字段只写一次或分多次查询。 The document selects ${count.selections} fields and fragments; at most ${maxSelections} are allowed. Name each field once, or ask in several operations.`,
    );
  }
  if (count.directives > maxDirectives) {
    throw new CallerError(
      'OPERATION_TOO_MANY_DIRECTIVES',
      `文档含有 ${count.directives} 个指令，最多 ${maxDirectives} 个，请把 @skip 和 @include 写在片段上。 The document has ${count.directives} directives; at most ${maxDirectives} are allowed. Put @skip and @include on fragments rather than on each field.`,
    );
  }
}

interface Count {
  selections: number;
  directives: number;
  maxRepeats: number;
}

function countIn({ selections }: SelectionSetNode, count: Count): void {
  count.selections += selections.length;
  if (selections.length > count.maxRepeats) limitRepeats(selections, count.maxRepeats);
  for (const selection of selections) {
    countDirectives(selection, count);
    if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) countIn(selection.selectionSet, count);
  }
}

function countDirectives(node: ASTNode, count: Count): void {
  if ('directives' in node) count.directives += node.directives?.length ?? 0;
}

function limitRepeats(selections: readonly SelectionNode[], maxRepeats: number): void {
  const timesNamed = new Map<string, number>();
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const { value } = selection.alias ?? selection.name;
    const times = (timesNamed.get(value) ?? 0) + 1;
    timesNamed.set(value, times);
    if (times > maxRepeats) {
      throw new CallerError(
        'OPERATION_TOO_MANY_FIELDS',
        `同一选取中字段 ${value} 出现超过 ${maxRepeats} 次，请只写一次。 One selection names the field "${value}" more than ${maxRepeats} times. Name each field once.`,
      );
    }
  }
}
