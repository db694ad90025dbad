import { describe, expect, test } from 'vitest';
import { readDepartmentLimits } from './options/readDepartmentLimits.ts';
import { Department } from './testkit/Department.ts';
import { FaultyLine } from './testkit/FaultyLine.ts';
import { startFederation } from './testkit/startFederation.ts';

const COUNT = 25;

/** Two departments: one lists people, the other knows their names; the name of p13 fails. */
function createTown() {
  const pids = Array.from({ length: COUNT }, (_, index) => `p${index}`);
  const registry = new Department('registry', {
    sdl: 'type Query { people: [Person!]! } type Person @key(fields: "pid") { pid: ID! }',
    resolvers: { Query: { people: () => pids.map(pid => ({ pid })) } },
  });
  const names = new Department('names', {
    sdl: 'type Query { town: String } type Person @key(fields: "pid") { pid: ID! name: String } type Mutation { close: Boolean }',
    resolvers: {
      Person: {
        name: ({ pid }: { pid: string }) => {
          if (pid === 'p13') throw new Error('no row');
          return `name of ${pid}`;
        },
      },
    },
  });
  return { registry, names };
}

const named = (index: number) => ({ pid: `p${index}`, name: index === 13 ? null : `name of p${index}` });

describe('more entities than a department is asked for at once', () => {
  const sizes = (town: ReturnType<typeof createTown>) =>
    town.names.heard.map(({ variables }) => (variables.representations as unknown[]).length);

  test('travel in several calls; each value, and each error, finds its place', async () => {
    const town = createTown();
    await using federation = await startFederation(Object.values(town), {
      departmentLimits: { names: { departmentEntities: 4 } },
    });
    const { body } = await federation.ask('{ people { pid name } }');
    expect(body.data.people).toEqual(Array.from({ length: COUNT }, (_, index) => named(index)));
    expect(body.errors.map(({ path }: { path: unknown }) => path)).toEqual([['people', 13, 'name']]);
    expect(sizes(town).toSorted()).toEqual([1, 4, 4, 4, 4, 4, 4]);
  });

  test('and a call that fails takes only its own with it', async () => {
    const town = createTown();
    await using line = await FaultyLine.open(() => town.names.url);
    line.fault = (response, body) => {
      if (body.includes('"p5"')) response.writeHead(500).end('oh');
      else line.passOn(response, body);
    };
    await using federation = await startFederation(Object.values(town), {
      departmentUrls: { names: line.url },
      limits: { departmentEntities: 4 },
    });
    const { body } = await federation.ask('{ people { pid name } }');
    const lost = body.data.people.filter(({ name }: { name: unknown }) => name === null).map(({ pid }: { pid: string }) => pid);
    expect(lost).toEqual(['p4', 'p5', 'p6', 'p7', 'p13']);
    expect(body.errors).toHaveLength(5);
  });

  test('fewer travel in one call', async () => {
    const town = createTown();
    await using federation = await startFederation(Object.values(town));
    await federation.ask('{ people { pid name } }');
    expect(sizes(town)).toEqual([COUNT]);
  });
});

test('equal requests of equal callers reach a department once, and each caller has his whole answer', async () => {
  const town = createTown();
  await using federation = await startFederation(Object.values(town));
  await federation.ask('{ people { pid name } }');
  town.names.heard.length = 0;
  town.registry.heard.length = 0;
  town.registry.delay = 300;
  const replies = await Promise.all([1, 2, 3].map(() => federation.ask('{ people { pid name } }')));
  town.registry.delay = 0;
  for (const { body } of replies) expect(body.data.people).toHaveLength(COUNT);
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  expect(town.registry.heard).toHaveLength(1);
});

describe('limits of one department', () => {
  const read = (...settings: string[]) =>
    readDepartmentLimits(settings, message => {
      throw new Error(message);
    });

  test('are named as the options for all of them, without "department"', () => {
    expect(read('hrss:timeout=3000,connections=8', 'medical-insurance:max-answer-bytes=1000', 'hrss:breaker-calls=0')).toEqual({
      hrss: { departmentTimeout: 3000, departmentConnections: 8, departmentBreakerCalls: 0 },
      'medical-insurance': { maxDepartmentAnswerBytes: 1000 },
    });
  });

  test.for([['hrss'], ['hrss:timeout'], ['hrss:timeout=soon'], ['hrss:speed=1'], [':timeout=1']])(
    'a mistake (%s) is told with what would be right',
    ([setting = '']) => {
      expect(() => read(setting)).toThrow(/must have the form/);
    },
  );

  test('of a department that the supergraph does not know are a mistake too', async () => {
    const town = createTown();
    const started = startFederation(Object.values(town), { departmentLimits: { nmaes: { departmentTimeout: 1 } } });
    await expect(started).rejects.toThrow('limits are set for "nmaes", but the supergraph knows only names, registry');
    await Promise.all(Object.values(town).map(department => department.stop()));
  });
});
