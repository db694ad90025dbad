import { PGlite } from '@electric-sql/pglite';
import type { EntitySchema, MigrationObject } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as PgliteORM } from '@mikro-orm/pglite';
import { MikroORM as PostgresORM } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import { kitMigrations } from '../migrations/kitMigrations.ts';
import { type BulkSession, pgliteSession, postgresSession } from './bulkSession.ts';
import { lockDirectory } from './lockDirectory.ts';

/** Where a department keeps its rows: a PostgreSQL server when `url` is set, otherwise an embedded database in `directory`. */
export type DatabaseLocation = { url: string } | { directory: string };

export interface DatabaseDefinition {
  /** MikroORM entities of the department. */
  entities: EntitySchema[];
  /** The department's migrations in order; the kit's own (import ledger, snapshots) run before them. */
  migrations: MigrationObject[];
}

/** Any table may be read through kysely: row types are stated where a query is written. */
// biome-ignore lint/suspicious/noExplicitAny: kysely's own type for "tables not declared up front"
export type AnyTables = any;

export interface Database {
  readonly engine: 'pglite' | 'postgres';
  readonly orm: PgliteORM | PostgresORM;
  /** Bound parameters and plain rows: for hot reads and set-based SQL (MikroORM inlines literals and hydrates). */
  readonly sql: Kysely<AnyTables>;
  /** Runs `work` in one transaction on one connection that can also COPY; rolls back when it throws. */
  inBulkTransaction<T>(work: (session: BulkSession) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens a department's database and brings it to the newest migration.
 * The same migrations run on both engines: one dialect (PostgreSQL 15), one history.
 * @param queryTimeoutSeconds longest query on a PostgreSQL server outside bulk transactions; 0: no limit.
 *   The embedded database serves one caller at a time and knows no such limit.
 */
export async function openDatabase(
  location: DatabaseLocation,
  definition: DatabaseDefinition,
  { queryTimeoutSeconds = 0 }: { queryTimeoutSeconds?: number } = {},
): Promise<Database> {
  const database =
    'url' in location ? await openPostgres(location.url, definition) : await openPglite(location.directory, definition);
  await database.orm.migrator.up();
  if (!('url' in location) || queryTimeoutSeconds === 0) return database;
  // The limit is a property of new connections: those that have just migrated, perhaps for minutes, are left behind.
  await database.close();
  return openPostgres(location.url, definition, queryTimeoutSeconds);
}

function options(definition: DatabaseDefinition) {
  return {
    entities: definition.entities,
    extensions: [Migrator],
    migrations: { migrationsList: [...kitMigrations, ...definition.migrations], snapshot: false, silent: true },
    // A department may define no entity yet; what it stores is then only the kit's ledger.
    discovery: { warnWhenNoEntities: false },
    allowGlobalContext: false,
  };
}

async function openPostgres(url: string, definition: DatabaseDefinition, queryTimeoutSeconds = 0): Promise<Database> {
  const driverOptions = { statement_timeout: queryTimeoutSeconds * 1000 };
  const orm = await PostgresORM.init({ ...options(definition), clientUrl: url, driverOptions });
  const pool = (await orm.em.getConnection().getNativeClient()) as unknown as Pool;
  return {
    engine: 'postgres',
    orm,
    sql: orm.em.getKysely() as Kysely<AnyTables>,
    inBulkTransaction: work => postgresSession(pool, work),
    close: () => orm.close(),
  };
}

async function openPglite(directory: string, definition: DatabaseDefinition): Promise<Database> {
  const unlock = lockDirectory(directory);
  try {
    const orm = await PgliteORM.init({
      ...options(definition),
      dbName: 'postgres',
      // Small shared buffers: five departments on one machine share its memory (0.9 instead of 1.5 GB together).
      driverOptions: { dataDir: directory, startParams: EMBEDDED_START_PARAMETERS },
    });
    const pglite = (await orm.em.getConnection().getNativeClient()) as unknown as PGlite;
    return {
      engine: 'pglite',
      orm,
      sql: orm.em.getKysely() as Kysely<AnyTables>,
      inBulkTransaction: work => pgliteSession(pglite, work),
      close: async () => {
        await orm.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

const EMBEDDED_START_PARAMETERS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB'];
