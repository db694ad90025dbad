import { buildSchema, type FieldNode, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { filteredFields } from './filteredFields.ts';

const schema = buildSchema(`
  type Query { payments(filter: PaymentFilter, first: Int, program: String): PaymentConnection! payment(id: ID): Payment }
  input PaymentFilter { program: String divisionCode: ID amount: Float }
  type PaymentConnection { edges: [PaymentEdge!]! totalCount: Int } type PaymentEdge { node: Payment! }
  type Payment { id: ID! program: String amount: Float }`);

function namesOf(selection: string): string[] | undefined {
  const [operation] = parse(`query ($f: PaymentFilter) { ${selection} }`).definitions;
  const node = (operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined) as FieldNode;
  const field = schema.getQueryType()?.getFields()[node.name.value];
  return field && filteredFields(node.arguments ?? [], field)?.names;
}

test.for([
  ['payments(filter: { program: "X" }) { totalCount }', ['program']],
  ['payments(filter: { divisionCode: "1", amount: 3 }) { totalCount }', ['amount']],
  ['payments(filter: $f) { totalCount }', ['program', 'amount']],
  ['payments(program: "X") { totalCount }', ['program']],
  ['payment(id: "1") { amount }', ['id']],
  ['payments(first: 3) { totalCount }', undefined],
  ['payments { totalCount }', undefined],
] as const)('a list that is cut by a field tells of it: %s', ([selection, names]) => {
  expect(namesOf(selection)).toEqual(names);
});
