import { readFile } from 'node:fs/promises';

/** What is not believed any more, though it was signed and has not ended. */
export interface Revocations {
  /** By `jti` (RFC 7519 section 4.1.7). */
  tokens: ReadonlySet<string>;
  /** All tokens of these, new ones too. */
  subjects: ReadonlySet<string>;
}

/** A list of revocations that cannot be used. Its message says why. */
export class RevocationsError extends Error {
  override name = 'RevocationsError';
  readonly code = 'REVOCATIONS_INVALID';
}

export const noRevocations: Revocations = { tokens: new Set(), subjects: new Set() };

/** Reads `{"jti": ["…"], "sub": ["…"]}`; either may be left out. @throws RevocationsError */
export async function readRevocations(file: string): Promise<Revocations> {
  const json = await readJson(file);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new RevocationsError(`${file} must hold {"jti": [], "sub": []}`);
  // A misspelt list would revoke nothing, and nobody would know.
  const strange = Object.keys(json).find(key => key !== 'jti' && key !== 'sub');
  if (strange !== undefined) throw new RevocationsError(`${file} holds "${strange}"; only "jti" and "sub" are known`);
  const { jti = [], sub = [] } = json as { jti?: unknown; sub?: unknown };
  return { tokens: textsOf(jti, `${file}: "jti"`), subjects: textsOf(sub, `${file}: "sub"`) };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RevocationsError(`Cannot read the revocations in ${file}: ${why}`, { cause });
  }
}

function textsOf(list: unknown, where: string): ReadonlySet<string> {
  if (!Array.isArray(list) || list.some(text => typeof text !== 'string' || text === ''))
    throw new RevocationsError(`${where} must be a list of texts`);
  return new Set(list);
}
