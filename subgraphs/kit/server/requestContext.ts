import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import type { AskedLedger } from '../asked/AskedLedger.ts';
import type { AnyTables, Database } from '../database/openDatabase.ts';
import type { Caller } from '../trust/Caller.ts';
import { CursorSeal } from '../trust/CursorSeal.ts';

/** What one request to a department may use; nothing of it outlives the request. */
export interface RequestContext {
  /** For whom the gateway asks. */
  readonly caller: Caller;
  /** What the department was asked before; undefined where it keeps no ledger. */
  readonly asked: AskedLedger | undefined;
  /** Seals the places in lists that the caller may go on from. */
  readonly cursors: CursorSeal;
  /** Bound parameters and plain rows: for references, loaders and indicators. */
  readonly sql: Kysely<AnyTables>;
  /** MikroORM's unit of work, forked for this request on first use: for lists and changes of entities. */
  readonly em: EntityManager;
  /** The request's own instance of a loader: one query for all keys asked in the same tick. */
  loader<Key, Value>(definition: LoaderDefinition<Key, Value>): DataLoader<Key, Value>;
}

/** Answers many keys with one query; values in the order of the keys. Define it once at module level. */
export type LoaderDefinition<Key, Value> = (keys: readonly Key[], context: RequestContext) => Promise<(Value | Error)[]>;

/** For requests without a file of keys, which no running department answers: cursors that open in this process only. */
const OF_THIS_PROCESS = new CursorSeal([new Uint8Array(randomBytes(32))]);

export function openRequest(
  database: Database,
  caller: Caller,
  { asked, cursors = OF_THIS_PROCESS }: { asked?: AskedLedger | undefined; cursors?: CursorSeal | undefined } = {},
): RequestContext {
  let em: EntityManager | undefined;
  const loaders = new Map<LoaderDefinition<never, unknown>, DataLoader<never, unknown>>();
  const context: RequestContext = {
    caller,
    asked,
    cursors,
    sql: database.sql,
    get em() {
      em ??= database.orm.em.fork() as unknown as EntityManager;
      return em;
    },
    loader<Key, Value>(definition: LoaderDefinition<Key, Value>) {
      let loader = loaders.get(definition as LoaderDefinition<never, unknown>);
      if (loader === undefined) {
        // Larger batches than 10,000 keys gain nothing and lengthen the longest pause.
        loader = new DataLoader<Key, Value>(keys => definition(keys, context), { maxBatchSize: 10_000 }) as unknown as DataLoader<
          never,
          unknown
        >;
        loaders.set(definition as LoaderDefinition<never, unknown>, loader);
      }
      return loader as unknown as DataLoader<Key, Value>;
    },
  };
  return context;
}
