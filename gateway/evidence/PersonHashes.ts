import { createHmac } from 'node:crypto';
import type { HashName } from '@minsheng/subgraph-kit/ledger';
import { LRUCache } from 'lru-cache';

/** Persons of whom a ledger tells: how many, and who, as far as the limit goes. */
export interface HashedPersons {
  count: number;
  hashes: string[];
}

/** Of the hash: RFC 2104 §5 advises against fewer than half its bits. 620,000 persons are told apart by far fewer. */
const BYTES = 16;
/** Officials ask about the same persons again and again, and hashing is the dearest part of a record. */
const REMEMBERED = 50_000;

/** Persons as `HMAC(salt, pid)`: who has the ledger and not the salt learns of nobody, and who has both finds a person again. */
export class PersonHashes {
  readonly #hash: HashName;
  readonly #salt: Buffer;
  readonly #most: number;
  readonly #known = new LRUCache<string, string>({ max: REMEMBERED });

  /** @param most how many are listed in one record */
  constructor(hash: HashName, salt: Buffer, most: number) {
    this.#hash = hash;
    this.#salt = salt;
    this.#most = most;
  }

  list(pids: ReadonlySet<string>): HashedPersons {
    const hashes: string[] = [];
    for (const pid of pids) {
      if (hashes.length === this.#most) break;
      hashes.push(this.of(pid));
    }
    return { count: pids.size, hashes };
  }

  of(pid: string): string {
    return this.digestOnce(`person ${pid}`);
  }

  /** Of what comes again: persons, and the values that stand in an operation. */
  digestOnce(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const hashed = this.digest(text);
    this.#known.set(text, hashed);
    return hashed;
  }

  /** Of anything that could be guessed from its plain hash, such as variables. */
  digest(text: string): string {
    return createHmac(this.#hash, this.#salt).update(text).digest().subarray(0, BYTES).toString('base64url');
  }
}
