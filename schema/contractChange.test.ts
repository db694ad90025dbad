import { BreakingChangeType, buildSchema, DangerousChangeType, findBreakingChanges, findDangerousChanges } from 'graphql';
import { describe, expect, it } from 'vitest';
import { findContractChanges } from './contractChange.ts';

const BEFORE = `
  directive @mark(reason: String) repeatable on FIELD | QUERY
  directive @old on FIELD
  type Query { value(year: Int, month: Int = 1, code: ID): Int!  person(filter: Filter): Person  pick: Choice  sex: Sex  gone: Gone  kind: Kind }
  interface Named { name: String }
  interface Aged { age: Int }
  type Person implements Named { name: String  age: Int  phone: String }
  type Other { id: ID }
  union Choice = Person | Other
  enum Sex { MALE FEMALE }
  input Filter { name: String  age: Int  sex: Sex }
  type Gone { id: ID }
  type Kind { id: ID }`;

const AFTER = `
  directive @mark(other: Int, must: Int!) on FIELD
  type Query { value(year: String, month: Int = 2, must: Int!, may: Int): Int  person(filter: Filter): Person  pick: Choice  sex: Sex  kind: Kind }
  interface Named { name: String }
  interface Aged { age: Int }
  type Person implements Aged { name: String  age: Int }
  type New { id: ID }
  type Other { id: ID }
  union Choice = Person | New
  enum Sex { MALE UNKNOWN }
  input Filter { name: Int  age: Int  sex: Sex  must: Int!  may: Int }
  enum Kind { A }`;

describe('a change of the public API', () => {
  const [before, after] = [buildSchema(BEFORE), buildSchema(AFTER)];

  it.each([
    ['TYPE_REMOVED', 'Gone was removed.', ['Gone']],
    ['TYPE_CHANGED_KIND', 'Kind changed from an Object type to an Enum type.', ['Kind']],
    ['TYPE_REMOVED_FROM_UNION', 'Other was removed from union type Choice.', ['Choice']],
    ['TYPE_ADDED_TO_UNION', 'New was added to union type Choice.', ['Choice']],
    ['VALUE_REMOVED_FROM_ENUM', 'FEMALE was removed from enum type Sex.', ['Sex']],
    ['VALUE_ADDED_TO_ENUM', 'UNKNOWN was added to enum type Sex.', ['Sex']],
    ['REQUIRED_INPUT_FIELD_ADDED', 'A required field must on input type Filter was added.', ['Filter']],
    ['OPTIONAL_INPUT_FIELD_ADDED', 'An optional field may on input type Filter was added.', ['Filter']],
    ['IMPLEMENTED_INTERFACE_REMOVED', 'Person no longer implements interface Named.', ['Person', 'Named']],
    ['IMPLEMENTED_INTERFACE_ADDED', 'Aged added to interfaces implemented by Person.', ['Person', 'Aged']],
    ['FIELD_REMOVED', 'Person.phone was removed.', ['Person.phone']],
    ['FIELD_CHANGED_KIND', 'Query.value changed type from Int! to Int.', ['Query.value']],
    ['FIELD_CHANGED_KIND', 'Filter.name changed type from String to Int.', ['Filter.name']],
    ['REQUIRED_ARG_ADDED', 'A required arg must on Query.value was added.', ['Query.value']],
    ['OPTIONAL_ARG_ADDED', 'An optional arg may on Query.value was added.', ['Query.value']],
    ['ARG_REMOVED', 'Query.value arg code was removed.', ['Query.value(code:)']],
    ['ARG_CHANGED_KIND', 'Query.value arg year has changed type from Int to String.', ['Query.value(year:)']],
    ['ARG_DEFAULT_VALUE_CHANGE', 'Query.value arg month has changed defaultValue from 1 to 2.', ['Query.value']],
    ['DIRECTIVE_REMOVED', 'old was removed.', []],
  ])('%s: "%s" touches %j', (_kind, description, touches) => {
    expect(findContractChanges(before, after).find(change => change.description === description)?.touches).toEqual(touches);
  });

  it('of every kind that graphql-js knows is in the example above', () => {
    const found = [...findBreakingChanges(before, after), ...findDangerousChanges(before, after)].map(change => change.type);
    expect(new Set(found)).toEqual(new Set([...Object.values(BreakingChangeType), ...Object.values(DangerousChangeType)]));
  });

  it('is told once when a field takes the last use of a standard scalar with it', () => {
    const [withFloat, without] = ['{ code: ID value: Float }', '{ code: ID }'].map(fields => buildSchema(`type Query ${fields}`));
    if (withFloat === undefined || without === undefined) throw new Error('both schemas are built above');
    expect(findContractChanges(withFloat, without).map(change => change.description)).toEqual(['Query.value was removed.']);
  });

  it('touches something, unless it is about a directive', () => {
    const lost = findContractChanges(before, after).filter(change => change.touches.length === 0);
    expect(lost.map(change => change.description).filter(text => !/ (mark|old)|^old/.test(text))).toEqual([]);
  });
});
