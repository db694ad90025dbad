import { createHash } from 'node:crypto';
import type { Database } from '../database/openDatabase.ts';
import { personKey } from './pid.ts';

/**
 * Holds a database to the key of its first import. With another key every person would get a second pid: facts would double in silence
 * and no department would recognise the other's persons.
 * @returns why the key is refused, in Chinese and English; undefined when it is the database's own
 */
export async function keepToOneKey(database: Database, key: string): Promise<string | undefined> {
  const fingerprint = fingerprintOf(key);
  const known = await database.inBulkTransaction(async session => {
    await session.query('insert into person_key_fingerprint (fingerprint) values ($1) on conflict do nothing', [fingerprint]);
    return session.query<{ fingerprint: string }>('select fingerprint from person_key_fingerprint');
  });
  if (known[0]?.fingerprint === fingerprint) return undefined;
  return (
    '人员标识密钥与本数据库首次导入时所用的不同，导入会使同一人出现两个标识；请使用原密钥（PID_KEY_FILE 或 PID_KEY） · ' +
    'this database was filled with another person key; use the key of its first import'
  );
}

/** Tells keys apart without giving one away: the person key of no person, hashed once more. */
function fingerprintOf(key: string): string {
  return createHash('sha256').update(personKey('fingerprint of the key', key)).digest('hex').slice(0, 32);
}
