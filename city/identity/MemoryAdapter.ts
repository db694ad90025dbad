import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  expiresAt: number;
}

/**
 * What the provider keeps between requests: sessions, running sign-ins, codes. All of it is gone when the process ends, and nothing of
 * value with it: tokens are verified by signature alone. One store outlives the provider objects that a change of keys makes anew.
 */
export class MemoryAdapter implements Adapter {
  readonly #model: string;
  readonly #entries: Map<string, Entry>;

  constructor(model: string, entries: Map<string, Entry>) {
    this.#model = model;
    this.#entries = entries;
  }

  static store(): (model: string) => MemoryAdapter {
    const entries = new Map<string, Entry>();
    return model => new MemoryAdapter(model, entries);
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const now = Date.now();
    for (const [key, { expiresAt }] of this.#entries) if (expiresAt <= now) this.#entries.delete(key);
    this.#entries.set(this.#key(id), { payload, expiresAt: expiresIn ? now + expiresIn * 1000 : Infinity });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.#entries.get(this.#key(id));
    return entry !== undefined && entry.expiresAt > Date.now() ? entry.payload : undefined;
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findBy('uid', uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findBy('userCode', userCode);
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.#entries.delete(this.#key(id));
  }

  /** Of this model only: a running sign-in names the grant it began under, and must outlive it. */
  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.#own()) if (payload.grantId === grantId) this.#entries.delete(key);
  }

  async #findBy(member: 'uid' | 'userCode', value: string): Promise<AdapterPayload | undefined> {
    return this.#own().find(([, { payload }]) => payload[member] === value)?.[1].payload;
  }

  #own(): [string, Entry][] {
    return [...this.#entries].filter(([key]) => key.startsWith(`${this.#model}:`));
  }

  #key(id: string): string {
    return `${this.#model}:${id}`;
  }
}
