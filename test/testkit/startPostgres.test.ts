import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgresPrograms } from './postgresPrograms.ts';
import { type PostgresServer, startPostgres } from './startPostgres.ts';

describe('startPostgres', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it('starts a server that speaks UTF-8', async () => {
    const [row] = await rows(server.url(), "select current_setting('server_encoding') as encoding, '医保分局' as name");
    expect(row).toEqual({ encoding: 'UTF8', name: '医保分局' });
  });

  it('gives each test a database of its own, also with an awkward name', async () => {
    const [one, two] = [await server.createDatabase('medical-insurance'), await server.createDatabase('Odd "name" 民政')];
    await rows(one, 'create table payment (id int)');
    expect(await rows(one, 'select count(*)::int as n from payment')).toEqual([{ n: 0 }]);
    await expect(rows(two, 'select * from payment')).rejects.toThrow('relation "payment" does not exist');
  });

  it('stops even when a test forgot to close its connection, and frees its port', async () => {
    const forgotten = await startPostgres();
    const client = new Client(forgotten.url());
    client.on('error', () => undefined);
    await client.connect();
    await forgotten[Symbol.asyncDispose]();
    await expect(rows(forgotten.url(), 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('says how to install PostgreSQL when its programs are missing', () => {
    expect(() => findPostgresPrograms({ PG_BIN: '/nowhere/bin' })).toThrow(
      /\(initdb, postgres\) are not in \/nowhere\/bin\. Install them .*apt-get install postgresql.* PG_BIN/,
    );
  });
});

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
