import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/**
 * The hash behind the person key: HMAC-SM3 (GB/T 32905-2016), of which the first 120 bits are kept.
 * With a million residents the chance that any two of them share a key is about 4e-25. Changing either constant
 * changes every key of every department: all of them would have to import anew.
 */
const HASH = 'sm3';
const KEY_BYTES = 15;

/** The city's key must not be guessable: ID numbers are enumerable, so the key is all that hides them. */
export const SHORTEST_PID_KEY = 32;

/**
 * The person key `pid`: the same for one person in every department that holds the city's key, and of no use without it.
 * @param citizenId normalised number of 18 characters (`readCitizenId`)
 * @param key the city's key; as a KeyObject it is prepared once (10 instead of 14 µs for each person)
 * @returns 20 characters of base64url
 */
export function personKey(citizenId: string, key: string | KeyObject): string {
  return createHmac(HASH, key).update(citizenId).digest().toString('base64url', 0, KEY_BYTES);
}

/**
 * People remembered in each of two generations. All files of a department name the same people, most in the same order: remembering
 * fewer than there are would forget each one just before it is met again, and the hash is the dearest part of checking a row.
 * A million of them take about 150 MB, and only while importing.
 */
const REMEMBERED = 500_000;

/** `personKey` with one key, remembering the people it has met: an export file names the same person in many rows. */
export function rememberingPersonKey(key: string, remembered = REMEMBERED): (citizenId: string) => string {
  const prepared = createSecretKey(Buffer.from(key));
  let recent = new Map<string, string>();
  let older = new Map<string, string>();
  return citizenId => {
    const known = recent.get(citizenId);
    if (known !== undefined) return known;
    const pid = older.get(citizenId) ?? personKey(citizenId, prepared);
    if (recent.size >= remembered) {
      older = recent;
      recent = new Map();
    }
    recent.set(citizenId, pid);
    return pid;
  };
}
