import { expect, it } from 'vitest';
import { policyOver } from '../../testkit/policyOver.ts';
import { open, personal } from '../../testkit/sharingLink.ts';

const many = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ');

it('an interface of many types, asked by fragments in fragments, is walked in moments', async () => {
  const fields = `${many(60, index => `f${index}: Int`)} ${many(60, index => `o${index}: Thing`)}`;
  const { decide } = await policyOver({
    hrss: `type Query { thing: Thing ${open('hrss')} } interface Thing { ${fields} }
      ${many(20, index => `type T${index} implements Thing ${personal('hrss')} { ${fields} }`)}`,
  });
  const leaves = many(40, index => `f${index}`);
  const query = `{ thing { ${many(30, index => `o${index} { ...F }`)} } }
    fragment F on Thing { ${leaves} ${many(30, index => `o${index} { ...G }`)} }
    fragment G on Thing { ${leaves} ${many(30, index => `o${index} { f0 }`)} }`;
  const begun = performance.now();
  expect(decide(query).kind).toBe('allow');
  expect(performance.now() - begun).toBeLessThan(5_000);
});
