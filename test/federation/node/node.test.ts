import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask, calls } = useFederation(departments);

test('anything with an id is found, and completed by the department that knows its kind', async () => {
  expect(
    await ask(
      `query ($id: ID!) { node(id: $id) { __typename id ... on Welfare { amount on about { id urgency on replies { id on } } }
      ... on Complaint { urgency } } }`,
      { id: 'w1' },
    ),
  ).toEqual({
    data: {
      node: {
        __typename: 'Welfare',
        id: 'w1',
        amount: 500,
        on: '2026-02-01',
        about: { id: 'c1', urgency: 2, on: '2026-01-05', replies: [{ id: 'r1', on: '2026-01-06' }] },
      },
    },
  });
});

test('an id that only one kind has is not mistaken for another kind’s', async () => {
  expect(
    await ask('{ a: node(id: "c1") { ... on Welfare { amount } ... on Complaint { urgency } } b: node(id: "none") { id } }'),
  ).toEqual({
    data: { a: { urgency: 2 }, b: null },
  });
});

test('a second interface that a type implements in one department only', async () => {
  expect(await ask('{ nodes { id ... on Dated { on } } }')).toEqual({
    data: {
      nodes: [
        { id: 'w1', on: '2026-02-01' },
        { id: 'w2', on: null },
        { id: 'c1', on: '2026-01-05' },
        { id: 'r1', on: '2026-01-06' },
      ],
    },
  });
});

test('a list of an interface from a department that knows but one of its kinds', async () => {
  expect(await ask('{ dated { __typename on ... on Complaint { replies { id } } ... on Node { id } } }')).toEqual({
    data: { dated: [{ __typename: 'Welfare', on: '2026-02-01', id: 'w1' }] },
  });
  expect(calls()).toEqual({ payments: 1 });
});

test('the same entity under several names, from different departments, keeps its fields apart', async () => {
  expect(
    await ask(`{ welfares { id about { replies { id } } } direct: complaint(id: "c1") { urgency on }
      other: node(id: "c1") { ... on Complaint { on replies { on } } } }`),
  ).toEqual({
    data: {
      welfares: [
        { id: 'w1', about: { replies: [{ id: 'r1' }] } },
        { id: 'w2', about: null },
      ],
      direct: { urgency: 2, on: '2026-01-05' },
      other: { on: '2026-01-05', replies: [{ on: '2026-01-06' }] },
    },
  });
});
