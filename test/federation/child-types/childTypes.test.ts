import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);

test('members of a union may name differently typed fields alike', async () => {
  expect(
    await ask('{ parties { ... on Resident { id label codes } ... on Organisation { oid: id olabel: label ocodes: codes } } }'),
  ).toEqual({
    data: {
      parties: [
        { id: 'r1', label: '张三', codes: ['a'] },
        { oid: 'o1', olabel: '养老院', ocodes: ['b', null] },
      ],
    },
  });
});

test('and the keys fetched for the way to another department do not get into each other’s way', async () => {
  expect(
    await ask(`{ parties {
      ... on Resident { related { ... on Resident { id } ... on Organisation { label } } }
      ... on Organisation { related { ... on Resident { size } ... on Organisation { osize: size related { __typename } } } } } }`),
  ).toEqual({
    data: {
      parties: [
        { related: [{ label: '养老院' }] },
        { related: [{ size: 3 }, { osize: '50-100', related: [{ __typename: 'Resident' }, { __typename: 'Organisation' }] }] },
      ],
    },
  });
});

test('under other names, and in another order', async () => {
  expect(
    await ask(`{ parties {
      ... on Organisation { near: related { ... on Organisation { osize: size } ... on Resident { size } } }
      ... on Resident { near: related { ... on Resident { id } ... on Organisation { label } } } } }`),
  ).toEqual({ data: { parties: [{ near: [{ label: '养老院' }] }, { near: [{ size: 3 }, { osize: '50-100' }] }] } });
});

test('through an interface as well', async () => {
  expect(
    await ask(`{ contacts { label ... on Resident { related { __typename ... on Organisation { id } } }
      ... on Organisation { related { ... on Resident { rid: id } } } } }`),
  ).toEqual({
    data: {
      contacts: [
        { label: '张三', related: [{ __typename: 'Organisation', id: 'o1' }] },
        { label: '养老院', related: [{ rid: 'r1' }, {}] },
      ],
    },
  });
});
