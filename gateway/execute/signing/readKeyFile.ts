import { readFileSync, statSync } from 'node:fs';
import { KeyFileError, readSigningKey, readVerifyingKey, type SigningKey, type VerifyingKey } from '@minsheng/subgraph-kit/keys';

/** The keys of the calls to one department. */
export interface DepartmentKeys {
  /** Signs what the department is asked. */
  sign: SigningKey;
  /** With these, by id, the department signs what it answers; none: it gives no receipts. */
  receipts: ReadonlyMap<string, VerifyingKey>;
}

/** By the department's name. */
export type GatewayKeys = ReadonlyMap<string, DepartmentKeys>;

/** Reads the gateway's file of keys, whose form is in schema/trust.md §4. @throws KeyFileError, or the system's error */
export function readKeyFile(path: string): GatewayKeys {
  refuseReadableByOthers(path);
  const file = parseObject(readFileSync(path, 'utf8'), path);
  return new Map(
    Object.entries(file).map(([department, keys]) => [department, readDepartmentKeys(keys, `${path}: "${department}"`)]),
  );
}

/** Windows keeps rights in lists that Node does not show. */
function refuseReadableByOthers(path: string): void {
  const { mode } = statSync(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new KeyFileError(`${path} can be read by others than its owner; run: chmod 600 ${path}`);
}

function readDepartmentKeys(value: unknown, where: string): DepartmentKeys {
  const { sign, receipts } = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const keys = Array.isArray(receipts) ? receipts.map(one => readVerifyingKey(one, `${where} "receipts"`)) : [];
  return { sign: readSigningKey(sign, `${where} "sign"`), receipts: new Map(keys.map(key => [key.id, key])) };
}

function parseObject(text: string, path: string): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The parser's words quote the text.
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  throw new KeyFileError(`${path} is no JSON object`);
}
