import { department } from '../harness.ts';

const echo = (_: never, { where }: { where: object }) => JSON.stringify(where);

const pensions = department(
  'pensions',
  `
  type Query { pensions(where: Where!): String }
  input Where { township: String = "t1" year: Int! onlyHere: Boolean nested: Span }
  input Span { from: String to: String hidden: String }
  `,
  { Query: { pensions: echo } },
);

const subsidies = department(
  'subsidies',
  `
  type Query { subsidies(where: Where!, list: [Where!]): String }
  input Where { township: String = "t1" year: Int! onlyThere: Boolean nested: Span }
  input Span { from: String to: String }
  `,
  { Query: { subsidies: echo } },
);

export const departments = [pensions, subsidies];
