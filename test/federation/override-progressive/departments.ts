import type { Department } from '../../../gateway/testkit/Department.ts';
import { department } from '../harness.ts';

/** A field moves step by step: for a label that an operator switches on, and for every fifth request. Who answers signs. */
export const createMoving = (): Department[] => [
  department(
    'old',
    'type Query { beds: [Bed!]! } type Bed @key(fields: "id") { id: ID! price: String subsidy: String settled: String }',
    { Query: { beds: () => [{ id: 'b1' }] }, Bed: { price: () => 'old', subsidy: () => 'old', settled: () => 'old' } },
  ),
  department(
    'new',
    `type Query { bed: Bed } type Bed @key(fields: "id") {
      id: ID!
      price: String @override(from: "old", label: "prices-moved")
      subsidy: String @override(from: "old", label: "percent(20)")
      settled: String @override(from: "old", label: "percent(100)")
    }`,
    { Query: { bed: () => ({ id: 'b1' }) }, Bed: { price: () => 'new', subsidy: () => 'new', settled: () => 'new' } },
  ),
];
