import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/openDatabase.ts';
import { freshLocation } from '../testing/freshLocation.ts';
import { keepToOneKey } from './keepToOneKey.ts';

const KEY = 'the key of the city, 0123456789 abcdef';

describe('A database of person keys', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await freshLocation(), { entities: [], migrations: [] });
  });
  afterAll(() => database.close());

  it('takes the key of its first import, every time', async () => {
    expect(await keepToOneKey(database, KEY)).toBeUndefined();
    expect(await keepToOneKey(database, KEY)).toBeUndefined();
  });

  it('refuses another key, because every person would stand in it twice', async () => {
    expect(await keepToOneKey(database, `${KEY}!`)).toMatch(/首次导入时所用的不同.*another person key/);
  });

  it('does not keep the key itself', async () => {
    const rows = await database.sql.selectFrom('person_key_fingerprint').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(KEY);
  });
});
