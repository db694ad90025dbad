import { describe, expect, it } from 'vitest';
import { countPersons } from './countPersons.ts';

const representations = ['p-1', 'p-2', 'p-2'].map(pid => ({ __typename: 'Person', pid }));
const ENTITIES = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { pid } } }';

describe('a department is asked by keys', () => {
  it.each([
    ['of representations, equal ones once', { query: ENTITIES, variables: { representations } }, 2],
    ['as an argument in the text', { query: '{ person(pid: "p-1") { pid } }' }, 1],
    ['as a number, which an ID may be', { query: '{ person(pid: 7) { pid } }' }, 1],
    ['as an argument in a variable', { query: 'query ($a: ID!) { person(pid: $a) { pid } }', variables: { a: 'p-1' } }, 1],
    [
      'as arguments below, and under several names, equal ones once',
      {
        query: 'query ($a: ID) { x: person(pid: "p-1") { pid } y: person(pid: $a) { pid } z: person(pid: "p-2") { pid } }',
        variables: { a: 'p-1' },
      },
      2,
    ],
    [
      'in a mutation, and in a fragment',
      { query: 'mutation { correct(number: 1) { ...C } } fragment C on Case { person(pid : "p-1") { pid } }' },
      1,
    ],
    [
      'as an argument and of representations',
      {
        query: 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } person(pid: "p-3") { pid } }',
        variables: { r: representations },
      },
      3,
    ],
    ['as a list', { query: 'query ($all: [ID!]) { persons(pid: $all) { pid } }', variables: { all: ['p-1', 'p-2'] } }, 2],
  ])('%s', (_, body, count) => expect(countPersons(body)).toBe(count));
});

describe('a department is asked by no key', () => {
  it.each([
    ['of a list', { query: '{ residents(first: 3) { pid } }' }],
    ['by an argument of another name', { query: '{ employer(code: "p-1") { name pid: code } }' }],
    [
      'by one that is null or left out',
      { query: 'query ($a: ID) { person(pid: $a) { pid } x: person(pid: null) { pid } }', variables: {} },
    ],
    ['of other entities', { query: ENTITIES, variables: { representations: [{ __typename: 'Employer', code: '1' }] } }],
    ['by what is no GraphQL', { query: '{ person(pid: "p-1" ' }],
    ['by what is no text', { query: { pid: 1 } }],
    ['by nothing', undefined],
  ])('%s', (_, body) => expect(countPersons(body)).toBeUndefined());
});
