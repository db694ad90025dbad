import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);
const each = (own: (id: string) => object) => ['o1', 'o3', 'o2', 'o4'].map(own);
const isSubsidy = (id: string) => id === 'o2' || id === 'o4';

describe('an interface whose fields belong to many departments', () => {
  test('an object within it', async () => {
    expect(await ask('{ offers { id size { persons hours } } }')).toEqual({
      data: { offers: each(id => ({ id, size: { persons: 20, hours: 1.5 } })) },
    });
  });

  test('a field with an argument that requires that object, twice by different names', async () => {
    const start = { soonest: '城关镇 20', usual: '1.5' };
    expect(
      await ask(`{ course: similar(id: "o1") { id code start(town: "城关镇") { soonest usual } }
        subsidy: similar(id: "o2") { id code start(town: "城关镇") { soonest usual } } }`),
    ).toEqual({ data: { course: [{ id: 'o3', code: 'C-3', start }], subsidy: [{ id: 'o4', code: 'S-4', start }] } });
  });

  test('the same field through the interface, through each kind, and the kind through another interface', async () => {
    expect(
      await ask(`{ offers { code ... on Offer { code } ... on Course { code } ... on Subsidy { code }
        ... on Similar { __typename kind: __typename } } }`),
    ).toMatchObject({
      data: {
        offers: each(id => {
          const kind = isSubsidy(id) ? 'Subsidy' : 'Course';
          return { code: `${kind[0]}-${id[1]}`, __typename: kind, kind };
        }),
      },
    });
  });

  test('an entity within it by another name, beside the title that each kind’s own department has', async () => {
    expect(await ask('{ offers { author: by { email offered name } ... on Subsidy { title } } }')).toMatchObject({
      data: {
        offers: [
          { author: { email: 'u1@city', offered: 2, name: '林科长' } },
          { author: { email: 'u2@city', offered: 2, name: '林科长' } },
          { author: { email: 'u1@city', offered: 2, name: '林科长' }, title: '补贴 o2' },
          { author: { email: 'u2@city', offered: 2, name: '林科长' }, title: '补贴 o4' },
        ],
      },
    });
  });

  test('reviews of similar offers, through one kind', async () => {
    expect(await ask('{ offers { id ... on Course { reviewsOfSimilar { id } title } } }')).toEqual({
      data: {
        offers: [
          { id: 'o1', reviewsOfSimilar: [], title: '课程 o1' },
          { id: 'o3', reviewsOfSimilar: [{ id: 1 }, { id: 2 }], title: '课程 o3' },
          { id: 'o2' },
          { id: 'o4' },
        ],
      },
    });
  });
});

describe('there and back: offer, review, offer', () => {
  const reviewed = (course: object, subsidy: object) => ({
    data: {
      offers: [
        { id: 'o1', reviews: [{ offer: course }, { offer: course }] },
        { id: 'o3', reviews: [] },
        { id: 'o2', reviews: [{ offer: subsidy }] },
        { id: 'o4', reviews: [] },
      ],
    },
  });

  test('different fields of the two kinds, from three departments', async () => {
    expect(await ask('{ offers { id reviews { offer { code ... on Subsidy { title } ... on Course { count } } } } }')).toEqual(
      reviewed({ code: 'C-1', count: 2 }, { code: 'S-2', title: '补贴 o2' }),
    );
  });

  test.for([
    ['@include(if: $on) { title }', true, { title: '课程 o1' }],
    ['@include(if: $on) { title }', false, {}],
    ['@skip(if: $on) { title }', false, { title: '课程 o1' }],
    ['@skip(if: $on) { title } ... on Course { code }', true, { code: 'C-1' }],
    ['@include(if: $on) { title ... on Course { code } }', true, { title: '课程 o1', code: 'C-1' }],
    ['@include(if: $on) { title ... on Course @skip(if: $on) { code } }', true, { title: '课程 o1' }],
  ] as const)('... on Course %s, with %s', async ([fragment, on, own]) => {
    const query = `query ($on: Boolean = ${on}) { offers { id reviews { offer { id ... on Course ${fragment} ... on Subsidy { code } } } } }`;
    expect(await ask(query)).toEqual(reviewed({ id: 'o1', ...own }, { id: 'o2', code: 'S-2' }));
  });

  test.for([
    ['... on Subsidy { code } ... on Course @include(if: $on) { code }', true, { code: 'C-1' }],
    ['... on Subsidy { code } ... on Course { code @include(if: $on) }', false, {}],
    ['... on Subsidy { code } ... on Course @skip(if: $on) { title ... on Course { code } }', true, {}],
  ] as const)('the kind with the condition last: %s, with %s', async ([fragments, on, own]) => {
    expect(await ask(`query ($on: Boolean = ${on}) { offers { id reviews { offer { id ${fragments} } } } }`)).toEqual(
      reviewed({ id: 'o1', ...own }, { id: 'o2', code: 'S-2' }),
    );
  });

  test.for([
    ['... on Bureau { id name } ... on Clerk { email }', { email: 'u1@city' }, { id: 'a1', name: '人社局' }],
    [
      '... on Bureau { id name } ... on Clerk { email } ... on Team { title }',
      { email: 'u1@city' },
      { id: 'a1', name: '人社局' },
    ],
    [
      '... on Bureau { object: email { address } } ... on Clerk { text: email } ... on Team { text: email }',
      { text: 'u1@city' },
      { object: { address: 'a1@city' } },
    ],
  ] as const)('a union in it, of which two departments know different members: %s', async ([provider, clerk, bureau]) => {
    expect(
      await ask(`{ offers { id reviews { offer { id ... on Subsidy { provider { ...P } } ... on Course { provider { ...P } } } } } }
        fragment P on Provider { ${provider} }`),
    ).toEqual(reviewed({ id: 'o1', provider: clerk }, { id: 'o2', provider: bureau }));
  });
});
