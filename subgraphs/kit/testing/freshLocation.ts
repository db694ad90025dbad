import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DatabaseLocation } from '../database/openDatabase.ts';
import { freshEmbeddedDirectory } from './embeddedTemplate.ts';

/** An empty database: embedded, or one of its own on the server that TEST_POSTGRES_URL names. */
export async function freshLocation(): Promise<DatabaseLocation> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) return { directory: await freshEmbeddedDirectory() };
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href };
}
