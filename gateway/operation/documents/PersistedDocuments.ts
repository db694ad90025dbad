import { LRUCache } from 'lru-cache';
import { PersistedDocument } from './PersistedDocument.ts';
import type { Manifest } from './readManifest.ts';

/** Characters of all automatically persisted documents: strangers fill that store. */
const MOST_CHARACTERS = 8_000_000;
/** Longer ones are executed but not kept. */
const LONGEST_TEXT = 100_000;

/** Documents that callers may name instead of sending: trusted ones from a manifest, and automatically persisted ones (APQ). */
export class PersistedDocuments {
  /** Nothing but documents of the manifest is served. */
  readonly only: boolean;
  readonly #automatic: LRUCache<string, PersistedDocument> | undefined;
  #trusted: Manifest = new Map();
  #hasManifest = false;

  /** @param automatic documents that callers may register; 0: none, and none at all with `only` */
  constructor({ only, automatic }: { only: boolean; automatic: number }) {
    this.only = only;
    if (only || automatic === 0) return;
    this.#automatic = new LRUCache({
      max: automatic,
      maxSize: MOST_CHARACTERS,
      maxEntrySize: LONGEST_TEXT,
      sizeCalculation: document => document.text.length + 1,
    });
  }

  /** True if asking by identifier can ever succeed. */
  get areServed(): boolean {
    return this.#hasManifest || this.#automatic !== undefined;
  }

  /** True if a caller may register what it sends. */
  get mayGrow(): boolean {
    return this.#automatic !== undefined;
  }

  /** Takes a manifest in place of the one before. What callers registered stays. */
  trust(manifest: Manifest): void {
    this.#trusted = manifest;
    this.#hasManifest = true;
  }

  find(id: string): PersistedDocument | undefined {
    return this.#trusted.get(id) ?? this.#automatic?.get(id);
  }

  /** Keeps a document whose identifier was checked. */
  register(id: string, text: string): PersistedDocument {
    const document = new PersistedDocument(text);
    this.#automatic?.set(id, document);
    return document;
  }
}
