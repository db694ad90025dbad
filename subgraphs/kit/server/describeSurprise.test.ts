import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/openDatabase.ts';
import { freshLocation } from '../testing/freshLocation.ts';
import { describeSurprise } from './describeSurprise.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase(await freshLocation(), { entities: [], migrations: [] });
});
afterAll(() => database.close());

it("The log tells what the database's error was and where, but no citizen ID that stood in the statement", async () => {
  const statement = `select '11010519491231002X\n    at 440524188001010014'::date`;
  const error = await database.orm.em
    .getConnection()
    .execute(statement)
    .catch((thrown: unknown) => thrown);
  const line = describeSurprise(error);
  expect(line).toMatch(/SQLSTATE 220\d\d\n {4}at /);
  expect(line).not.toMatch(/\d{14}/);
});

it('The log tells the message of an error that is no database error', () => {
  expect(describeSurprise(new TypeError('no such thing'))).toMatch(/^TypeError: no such thing\n {4}at /);
});
