import { buildSchema, type FieldNode, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { filteredFields } from './filteredFields.ts';

const schema = buildSchema(`
  type Query { payments(filter: PaymentFilter, first: Int, program: String): PaymentConnection! payment(id: ID): Payment }
  input PaymentFilter { program: String divisionCode: ID amount: Float }
  type PaymentConnection { edges: [PaymentEdge!]! totalCount: Int } type PaymentEdge { node: Payment! }
  type Payment { id: ID! program: String amount: Float }`);

function cutBy(selection: string): string | undefined {
  const [operation] = parse(`query ($f: PaymentFilter) { ${selection} }`).definitions;
  const node = (operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined) as FieldNode;
  const field = schema.getQueryType()?.getFields()[node.name.value];
  const filtered = field && filteredFields(node.arguments ?? [], field);
  return filtered && [...filtered.named, ...(filtered.isByMore ? ['and more'] : [])].join();
}

test.for([
  ['payments(filter: { program: "X" }) { totalCount }', 'program'],
  ['payments(filter: { divisionCode: "1", amount: 3 }) { totalCount }', 'amount,and more'],
  ['payments(filter: $f) { totalCount }', 'program,amount,and more'],
  ['payments(program: "X") { totalCount }', 'program'],
  ['payment(id: "1") { amount }', 'id'],
  ['payments(first: 3) { totalCount }', undefined],
  ['payments { totalCount }', undefined],
] as const)('a list that is cut by a field tells of it: %s', ([selection, names]) => {
  expect(cutBy(selection)).toBe(names);
});
