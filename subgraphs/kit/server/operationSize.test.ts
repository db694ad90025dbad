import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDepartment, type TestDepartment } from '../testing/index.ts';
import { offices } from './testing/offices.ts';

let department: TestDepartment;
beforeAll(async () => {
  department = await startTestDepartment(offices, { queryTimeoutSeconds: 1 });
});
afterAll(() => department[Symbol.asyncDispose]());

const desks = (first: string, inside: string) => `desks(first: ${first}) { edges { node { ${inside} } } }`;
const nested = (first: string) =>
  `offices(first: ${first}) { edges { node { ${desks(first, `office { ${desks(first, 'id')} }`)} } } }`;

describe('A department asked without the gateway before it', () => {
  it('refuses pages within pages within pages, and says what to lower', async () => {
    const { data, errors } = await department.askRaw(`{ ${nested('500')} }`);
    expect(data).toBeUndefined();
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('最多可得125250500条，超过500000条，请减小参数 first'),
      extensions: { code: 'OPERATION_TOO_LARGE', nodes: 125_250_500 },
    });
  });

  it.each([
    ['in a variable', `query ($n: Int!) { ${nested('$n')} }`, { n: 100 }],
    ["in a variable's default", `query ($n: Int = 100) { ${nested('$n')} }`, undefined],
    [
      'in a fragment',
      `{ offices(first: 500) { edges { node { ...d } } } } fragment d on Office { ${desks('500', `office { ${desks('3', 'id')} }`)} }`,
      undefined,
    ],
    [
      'under many names',
      `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: offices(first: 500) { edges { node { desks { edges { node { id } } } } } }`).join(' ')} }`,
      undefined,
    ],
  ])('counts also what stands %s', async (_where, query, variables) => {
    expect((await department.askRaw(query, variables)).errors?.[0]?.extensions?.code).toBe('OPERATION_TOO_LARGE');
  });

  it('answers pages within pages of an ordinary size, and introspection', async () => {
    expect(await department.ask(`{ ${nested('20')} }`)).toMatchObject({ offices: { edges: [{}, {}, {}] } });
    expect(await department.ask(getIntrospectionQuery())).toHaveProperty('__schema');
  });

  it('refuses what is nested too deeply, also through fragments', async () => {
    const deep = (levels: number): string =>
      levels === 0 ? 'id' : `desks(first: 1) { edges { node { office { ${deep(levels - 1)} } } } }`;
    const { errors } = await department.askRaw(
      `{ offices(first: 1) { edges { node { ...d } } } } fragment d on Office { ${deep(5)} }`,
    );
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('查询嵌套24层，最多20层，请减少嵌套或分次查询'),
      extensions: { code: 'OPERATION_TOO_DEEP' },
    });
  });

  it.runIf(process.env.TEST_POSTGRES_URL)('stops a query that takes too long, and says so', async () => {
    const { errors } = await department.askRaw('{ slow }');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('查询超时，已中止，请缩小查询范围'),
      path: ['slow'],
      extensions: { code: 'QUERY_TIMEOUT' },
    });
  });

  it.runIf(process.env.TEST_POSTGRES_URL)('does not stop an import that takes its time', async () => {
    const [row] = await department.database.inBulkTransaction(session => session.query(`select pg_sleep(1.2)::text as slept`));
    expect(row).toEqual({ slept: '' });
  });
});
