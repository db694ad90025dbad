import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Asker, ask } from '../../testkit/ask.ts';
import { type City, startCity } from '../../testkit/startCity.ts';

let city: City;
let leader: Asker;
beforeAll(async () => {
  city = await startCity(inject('cityData'), inject('cityDatabases'));
  leader = await city.as('leading-group', { 'minsheng-purpose': 'supervision', 'minsheng-case': 'C-1' });
});
afterAll(async () => city[Symbol.asyncDispose]());

describe('The leading group sees figures and no person', () => {
  it('does not even find persons in the schema', async () => {
    const { data } = await ask<{ __schema: { types: { name: string; fields: { name: string }[] | null }[] } }>(
      leader,
      '{ __schema { types { name fields { name } } } }',
    );
    const types = new Map(data?.__schema.types.map(({ name, fields }) => [name, fields?.map(field => field.name) ?? []]));
    expect(types.has('HrssIndicator')).toBe(true);
    for (const name of ['Person', 'Participation', 'Cremation', 'DibaoMember', 'Settlement'])
      expect(types.has(name), name).toBe(false);
    expect(types.get('Query')).toContain('indicators');
    expect(types.get('Query')).not.toContain('person');
  });

  it('is told that there is no such field when it asks for one', async () => {
    const { data, errors } = await ask(leader, '{ person(pid: "p") { pid } }');
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it('and nobody is answered who does not say who asks', async () => {
    const { errors } = await ask(city.gateway, '{ indicators { code } }');
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
  });
});
