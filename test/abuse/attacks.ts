/** A way to misuse the gateway: a request that differs each time, so that no cache helps, and the code it must be refused with. */
export interface Attack {
  name: string;
  code: string;
  body: (unique: number) => unknown;
}

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const tree = (levels: number): string => (levels === 0 ? 'pid' : `spouse { ${tree(levels - 1)} ${tree(levels - 1)} }`);
const ring = (length: number) => many(length, index => `fragment F${index} on Person { ...F${(index + 1) % length} }`);
const doubling = many(
  12,
  index => `fragment F${index} on Person { x: spouse { ...F${index + 1} } y: spouse { ...F${index + 1} } }`,
);

/** Queries as text: the name of the operation makes each a different one. */
const queries: [name: string, code: string, query: string][] = [
  ['deep', 'OPERATION_TOO_DEEP', `{ people ${'{ spouse '.repeat(30)} { pid } ${'}'.repeat(30)} }`],
  ['deeper than any stack', 'GRAPHQL_PARSE_FAILED', `{ people ${'{ spouse '.repeat(50_000)}`],
  ['a literal deeper than any stack', 'GRAPHQL_PARSE_FAILED', `{ indicators(codes: ${'['.repeat(200_000)}`],
  ['wide', 'OPERATION_TOO_MANY_FIELDS', `{ people { ${'pid name '.repeat(4000)} } }`],
  ['wide at the top', 'OPERATION_TOO_MANY_ROOT_FIELDS', `{ ${'people { pid } '.repeat(60)} }`],
  ['one field repeated', 'OPERATION_TOO_MANY_FIELDS', `{ people { ${'spouse { pid } '.repeat(1200)} } }`],
  ['fields repeated to be compared with one another', 'GRAPHQL_VALIDATION_FAILED', `{ people { ${tree(10)} } }`],
  ['aliased', 'OPERATION_TOO_MANY_ALIASES', `{ people { ${many(200, index => `a${index}: name`)} } }`],
  ['fragments that double', 'OPERATION_TOO_MANY_ALIASES', `{ people { ...F0 } } ${doubling} fragment F12 on Person { pid }`],
  ['fragments in a ring', 'GRAPHQL_VALIDATION_FAILED', `{ people { ...F0 } } ${ring(200)}`],
  ['fragments in a chain', 'DOCUMENT_TOO_MANY_DEFINITIONS', `{ people { ...F0 } } ${ring(1000)}`],
  ['many operations', 'DOCUMENT_TOO_MANY_DEFINITIONS', many(1000, index => `query A${index} { people { pid } }`)],
  ['directives', 'OPERATION_TOO_MANY_DIRECTIVES', `{ people { pid ${'@skip(if: true) '.repeat(1000)} } }`],
  ['tokens', 'GRAPHQL_PARSE_FAILED', `{ people(${'a: 1, '.repeat(30_000)}) { pid } }`],
  [
    'lists in lists',
    'OPERATION_TOO_LARGE',
    `{ tasks { indicators { series { month } } subject { ... on HrssIndicator { series { month } } } } }`,
  ],
  [
    'the schema, again and again',
    'OPERATION_TOO_MANY_ALIASES',
    `{ ${many(11, index => `s${index}: __schema { types { name } }`)} }`,
  ],
  ['names that are almost right', 'GRAPHQL_VALIDATION_FAILED', `{ ${many(2000, index => `indicator${index}`)} }`],
];

const PERSON = 'query ($pid: ID!) { person(pid: $pid) { name } }';

export const attacks: readonly Attack[] = [
  ...queries.map(([name, code, query]) => ({ name, code, body: (unique: number) => ({ query: `${query} # ${unique}` }) })),
  {
    name: 'a huge variable',
    code: 'VARIABLES_TOO_LARGE',
    body: unique => ({ query: PERSON, variables: { pid: String(unique).padEnd(600_000, 'x') } }),
  },
  {
    name: 'a list without end in a variable',
    code: 'VARIABLES_TOO_LARGE',
    body: unique => ({ query: PERSON, variables: { pid: Array(50_000).fill(unique) } }),
  },
  {
    name: 'a body beyond the limit',
    code: 'BODY_TOO_LARGE',
    body: unique => ({ query: PERSON, x: String(unique).padEnd(2 ** 21) }),
  },
  {
    name: 'very many at once',
    code: 'BATCHING_OFF',
    body: unique => Array(1000).fill({ query: PERSON, variables: { pid: `p${unique}` } }),
  },
];
