import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);
const full = (id: string) => ({ id, name: `居民 ${id}`, pensionLine: `养老：居民 ${id}`, healthLine: `医保：居民 ${id}` });

test('whoever needs the field that moved gets it from the new owner, wherever the question begins', async () => {
  const fields = 'id name pensionLine healthLine';
  expect(await ask(`{ inPensions { ${fields} } inRegister { ${fields} } inHealth { ${fields} } }`)).toEqual({
    data: { inPensions: full('p1'), inRegister: full('p2'), inHealth: full('p3') },
  });
});

test.for([
  ['{ inHealth { healthLine } }', { inHealth: { healthLine: '医保：居民 p3' } }],
  ['{ inPensions { healthLine } }', { inPensions: { healthLine: '医保：居民 p1' } }],
  ['{ inPensions { pensionLine } }', { inPensions: { pensionLine: '养老：居民 p1' } }],
] as const)('there and back, for the computed field alone: %s', async ([query, data]) => {
  expect(await ask(query)).toEqual({ data });
});
