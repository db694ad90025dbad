import { department } from '../harness.ts';

const link = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
  @link(url: "https://city.example/purpose/v1.0", import: ["@purpose"]) @composeDirective(name: "@purpose")
  directive @purpose(code: Purpose! = STATISTICS, note: String) on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT
  enum Purpose { STATISTICS AUDIT }`;

const audit = department('audit', `${link} type Query { cases: [Case!]! } type Case @key(fields: "id") { id: ID! }`, {
  Query: { cases: () => [{ id: '1' }] },
});
const court = department('court', `${link} type Query { rulings: Int } type Case @key(fields: "id") { id: ID! ruling: String }`, {
  Query: { rulings: () => 7 },
  Case: { ruling: () => '维持' },
});

export const departments = [audit, court];
