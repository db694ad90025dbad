import { createHmac } from 'node:crypto';
import type { HashName } from '@minsheng/subgraph-kit/ledger';
import { LRUCache } from 'lru-cache';
import { Written } from './writeRecord.ts';

/** Of the hash: RFC 2104 §5 advises against fewer than half its bits. 620,000 persons are told apart by far fewer. */
const BYTES = 16;
/** Officials ask about the same persons again and again, and hashing is the dearest part of a record. */
const REMEMBERED = 50_000;

/** Persons as `HMAC(salt, pid)`: who has the ledger and not the salt learns of nobody, and who has both finds a person again. */
export class PersonHashes {
  readonly #hash: HashName;
  readonly #salt: Buffer;
  readonly #most: number;
  /** By pid: a text made of each would have to be made, and hashed by the cache, each time. */
  readonly #persons = new LRUCache<string, string>({ max: REMEMBERED });
  readonly #values = new LRUCache<string, string>({ max: REMEMBERED });

  /** @param most how many are listed in one record */
  constructor(hash: HashName, salt: Buffer, most: number) {
    this.#hash = hash;
    this.#salt = salt;
    this.#most = most;
  }

  /** How many, and who, as far as the limit goes: `{ count, hashes }`. */
  list(pids: ReadonlySet<string>): Written {
    let hashes = '';
    let left = this.#most;
    for (const pid of pids) {
      if (left === 0) break;
      left -= 1;
      // In base64url, which needs no escapes.
      hashes += `${hashes === '' ? '' : ','}"${this.of(pid)}"`;
    }
    return new Written(`{"count":${pids.size},"hashes":[${hashes}]}`);
  }

  of(pid: string): string {
    const known = this.#persons.get(pid);
    if (known !== undefined) return known;
    const hashed = this.digest(`person ${pid}`);
    this.#persons.set(pid, hashed);
    return hashed;
  }

  /** Of what comes again, as the values that stand in an operation. */
  digestOnce(text: string): string {
    const known = this.#values.get(text);
    if (known !== undefined) return known;
    const hashed = this.digest(text);
    this.#values.set(text, hashed);
    return hashed;
  }

  /** Of anything that could be guessed from its plain hash, such as variables. */
  digest(text: string): string {
    return createHmac(this.#hash, this.#salt).update(text).digest().subarray(0, BYTES).toString('base64url');
  }
}
