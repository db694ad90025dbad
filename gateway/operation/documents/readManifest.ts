import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isSha256, plainId } from './documentId.ts';
import { PersistedDocument } from './PersistedDocument.ts';

/** Trusted documents by identifier; a SHA-256 stands without its prefix `sha256:`. */
export type Manifest = ReadonlyMap<string, PersistedDocument>;

/** A manifest that cannot be used. Its message says where it is wrong. */
export class ManifestError extends Error {
  override name = 'ManifestError';
  readonly code = 'MANIFEST_INVALID';
}

/**
 * Reads a manifest of trusted documents: Apollo's
 * (`{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id", "body"}]}`), or a plain object from identifier to
 * document as Relay and the GraphQL code generator write it. An identifier that looks like a SHA-256 must be that of its text.
 * @throws ManifestError
 */
export async function readManifest(file: string): Promise<Manifest> {
  const manifest = new Map<string, PersistedDocument>();
  for (const [id, text] of entriesOf(await readJson(file), file)) {
    if (typeof id !== 'string' || id === '' || typeof text !== 'string' || text === '') {
      throw new ManifestError(`${file}: the entry ${JSON.stringify(id)} must be a document's identifier with its text.`);
    }
    const plain = plainId(id);
    if (isSha256(plain) && hash('sha256', text) !== plain) {
      throw new ManifestError(`${file}: the document ${id} does not have this SHA-256. Generate the manifest again.`);
    }
    manifest.set(plain, new PersistedDocument(text));
  }
  return manifest;
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new ManifestError(`Cannot read the persisted documents' file ${file}.`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ManifestError(`${file} is not valid JSON.`, { cause });
  }
}

function entriesOf(json: unknown, file: string): readonly (readonly [unknown, unknown])[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new ManifestError(`${file} must hold an object: an Apollo manifest, or {"<identifier>": "<document>"}.`);
  }
  if (!('format' in json)) return Object.entries(json);
  const { format, operations } = json as { format: unknown; operations?: unknown };
  if (format !== 'apollo-persisted-query-manifest' || !Array.isArray(operations)) {
    throw new ManifestError(`${file}: only the format "apollo-persisted-query-manifest" with a list "operations" is known.`);
  }
  return operations.map(operation => [operation?.id, operation?.body] as const);
}
