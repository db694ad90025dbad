import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from './testkit/city.ts';
import { type Federation, startFederation } from './testkit/startFederation.ts';

const city = createCity();
let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(Object.values(city), { limits: { maxBatch: 3 } });
});
afterAll(() => federation[Symbol.asyncDispose]());

const post = (body: unknown, headers: object = {}, to = federation) =>
  to.send({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const name = (pid: string) => ({ query: 'query ($pid: ID!) { person(pid: $pid) { name } }', variables: { pid } });
const codeOf = ({ status, body }: { status: number; body: { errors: { extensions: { code: string } }[] } }) => [
  status,
  body.errors[0]?.extensions.code,
];

describe('a client sends several operations in one request', () => {
  test('and gets their answers in the same order', async () => {
    const { status, body } = await post([name('p3'), name('p1'), { query: '{ people { pid } }' }]);
    expect(status).toBe(200);
    expect(body).toEqual([
      { data: { person: { name: '王五' } } },
      { data: { person: { name: '张三' } } },
      { data: { people: [{ pid: 'p1' }, { pid: 'p2' }, { pid: 'p3' }] } },
    ]);
  });

  test('one that is wrong spoils only its own answer', async () => {
    const { status, body } = await post([{ query: '{ nothing }' }, name('p1'), null]);
    expect(status).toBe(200);
    expect(body[0].errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(body[1]).toEqual({ data: { person: { name: '张三' } } });
    expect(body[2].errors[0].extensions.code).toBe('BAD_REQUEST');
  });

  test('white space before the list changes nothing', async () => {
    expect((await post(` \n${JSON.stringify([name('p1')])}`)).body).toEqual([{ data: { person: { name: '张三' } } }]);
  });

  test.for([
    ['more than the limit', Array.from({ length: 4 }, () => name('p1')), {}, [413, 'BATCH_TOO_LARGE']],
    ['none at all', [], {}, [400, 'BAD_REQUEST']],
    ['half a list', '[{', {}, [400, 'BAD_REQUEST']],
    ['a list from a foreign page', [name('p1')], { 'content-type': 'text/plain' }, [400, 'CSRF_REFUSED']],
    ['a list in XML', [name('p1')], { 'content-type': 'application/xml' }, [415, 'UNSUPPORTED_MEDIA_TYPE']],
    ['a list for a reader of XML', [name('p1')], { accept: 'application/xml' }, [406, 'NOT_ACCEPTABLE']],
  ] as const)('%s is refused as a whole', async ([, body, headers, expected]) => {
    expect(codeOf(await post(body, headers))).toEqual(expected);
  });

  test('a list within a list is one wrong operation', async () => {
    expect((await post([[name('p1')]])).body[0].errors[0].extensions.code).toBe('BAD_REQUEST');
  });
});

test('a gateway serves no batches unless its operator says so', async () => {
  await using usual = await startFederation(Object.values(createCity()));
  const reply = await post([name('p1')], {}, usual);
  expect(codeOf(reply)).toEqual([400, 'BATCHING_OFF']);
  expect(reply.body.errors[0].message).toContain('--max-batch');
});
