import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Department } from './testkit/Department.ts';
import { type Federation, startFederation } from './testkit/startFederation.ts';

/** A village in which everybody knows everybody: the same few people in very many places of an answer. */
const PEOPLE = 12;
const village = Array.from({ length: PEOPLE }, (_, index) => `p${index}`);

const registry = new Department('registry', {
  sdl: `
    type Query { people: [Person!]! elders: [Person!]! pairs: [Pair!]! }
    type Person @key(fields: "pid") { pid: ID! friends: [Person!]! nickname(by: ID): String }
    type Pair { one: Person! other: Person! }`,
  resolvers: {
    Query: {
      people: () => village.map(pid => ({ pid })),
      elders: () => village.slice(0, 3).map(pid => ({ pid })),
      pairs: () => village.map((pid, index) => ({ one: { pid }, other: { pid: village[(index + 1) % PEOPLE] } })),
    },
    Person: {
      __resolveReference: ({ pid }: { pid: string }) => ({ pid }),
      friends: ({ pid }: { pid: string }) => village.filter(other => other !== pid).map(other => ({ pid: other })),
      nickname: ({ pid }: { pid: string }, { by }: { by?: string }) => `${pid} of ${by}`,
    },
  },
});

const names = new Department('names', {
  sdl: `type Person @key(fields: "pid") { pid: ID! name: String! title(kind: String): String address: Address mood: String }
        type Address { street: String town: Town } type Town @key(fields: "code", resolvable: false) { code: ID! }`,
  resolvers: {
    Person: {
      __resolveReference: ({ pid }: { pid: string }) => ({ pid }),
      name: ({ pid }: { pid: string }) => `name of ${pid}`,
      title: ({ pid }: { pid: string }, { kind }: { kind?: string }) => `${kind} ${pid}`,
      address: ({ pid }: { pid: string }) => ({ street: `street of ${pid}`, town: { code: 't1' } }),
      mood: ({ pid }: { pid: string }) => {
        if (pid === 'p1') throw new Error('grumpy');
        return 'fine';
      },
    },
  },
});

const towns = new Department('towns', {
  sdl: 'type Town @key(fields: "code") { code: ID! name: String! label(kind: String): String }',
  resolvers: {
    Town: {
      __resolveReference: ({ code }: { code: string }) => ({ code }),
      name: () => '城关镇',
      label: ({ code }: { code: string }, { kind }: { kind?: string }) => `${kind} ${code}`,
    },
  },
});

interface Friend {
  pid: string;
  address: { town: { name: string } };
}

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation([registry, names, towns]);
});
afterAll(() => federation[Symbol.asyncDispose]());

describe('the same person in many places of an answer', () => {
  test('is the same in each, and asked for once', async () => {
    names.heard.length = 0;
    const { body } = await federation.ask(
      '{ people { pid name friends { pid name friends { name address { town { name } } } } } }',
    );
    expect(body.errors).toBeUndefined();
    for (const one of body.data.people) {
      expect(one.name).toBe(`name of ${one.pid}`);
      expect(one.friends).toHaveLength(PEOPLE - 1);
      for (const friend of one.friends) {
        expect(friend.name).toBe(`name of ${friend.pid}`);
        expect(friend.friends.map(({ name }: { name: string }) => name)).not.toContain(friend.name);
        expect(friend.friends.every(({ address }: Friend) => address.town.name === '城关镇')).toBe(true);
      }
    }
    for (const { variables } of names.heard) {
      for (const list of Object.values(variables)) expect((list as unknown[]).length).toBeLessThanOrEqual(PEOPLE);
    }
  });

  test('keeps what depends on the place: the same key with another argument', async () => {
    const { body } = await federation.ask(`{
      people { pid friends { x: title(kind: "people's") address { town { x: label(kind: "people's") } } } }
      elders { pid friends { x: title(kind: "elders'") address { town { x: label(kind: "elders'") } } } }
      pairs { one { pid x: title(kind: "one") } other { pid x: title(kind: "other") } }
    }`);
    expect(body.errors).toBeUndefined();
    for (const [key, kind] of [
      ['people', "people's"],
      ['elders', "elders'"],
    ] as const) {
      for (const { friends } of body.data[key]) {
        for (const { x, address } of friends) {
          expect(x).toMatch(new RegExp(`^${kind} p`));
          expect(address.town.x).toBe(`${kind} t1`);
        }
      }
    }
    for (const { one, other } of body.data.pairs) {
      expect([one.x, other.x]).toEqual([`one ${one.pid}`, `other ${other.pid}`]);
    }
  });

  test('keeps what depends on the parent', async () => {
    const { body } = await federation.ask(
      '{ people { pid n: nickname(by: "a") name friends { pid n: nickname(by: "b") name } } }',
    );
    for (const { pid, n, friends } of body.data.people) {
      expect(n).toBe(`${pid} of a`);
      for (const friend of friends) expect(friend.n).toBe(`${friend.pid} of b`);
    }
  });

  test('has its error in each of the places, each with its path', async () => {
    const { body } = await federation.ask('{ people { pid friends { pid mood } } }');
    const places = body.data.people.flatMap((one: { friends: Friend[] }, index: number) =>
      one.friends.flatMap(({ pid }, place) => (pid === 'p1' ? [`people ${index} friends ${place} mood`] : [])),
    );
    expect(places).toHaveLength(PEOPLE - 1);
    expect(body.errors.map(({ path }: { path: unknown[] }) => path.join(' '))).toEqual(places);
  });

  test('and when the department is down, everything else is there', async () => {
    await towns.stop();
    const { body } = await federation.ask('{ people { friends { name address { street town { name } } } } }');
    await towns.start();
    const friends = body.data.people.flatMap(({ friends }: never) => friends);
    expect(friends).toHaveLength(PEOPLE * (PEOPLE - 1));
    for (const { name, address } of friends) {
      expect(name).toMatch(/^name of p/);
      expect(address).toEqual({ street: name.replace('name', 'street'), town: null });
    }
    expect(body.errors).toHaveLength(friends.length);
    expect(new Set(body.errors.map(({ path }: { path: unknown[] }) => path.join(' '))).size).toBe(friends.length);
  });
});
