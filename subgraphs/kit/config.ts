import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LedgerSettings } from './asked/openAskedLedger.ts';
import type { DatabaseLocation } from './database/openDatabase.ts';
import { fromWhereTheUserStands } from './fromWhereTheUserStands.ts';
import { readOwnersFile } from './trust/readOwnersFile.ts';

/** A department process's settings, all from the environment. */
export interface DepartmentConfig {
  host: string;
  /** 0 asks the system for a free port. */
  port: number;
  database: DatabaseLocation;
  /** The city's key for person keys (pid); needed by imports only. */
  personKey: string | undefined;
  /** Largest request body in bytes. */
  maxBodyBytes: number;
  /** Deepest nesting of an operation's fields. */
  maxDepth: number;
  /** Most items that the nested pages of one operation may come to. */
  maxNodes: number;
  /** Longest time in seconds that one query for a caller may take on a PostgreSQL server; 0: no limit. Imports have none. */
  queryTimeoutSeconds: number;
  /** File of the keys that the gateway's calls are checked with; undefined: nothing but health is answered. */
  gatewayKeysFile: string | undefined;
  /** How far from now, in seconds, a call may have been signed. */
  signatureWindowSeconds: number;
  /** Calls that the gateway signs without saying for whom are answered: for a gateway that does not identify its callers. */
  answersAnonymous: boolean;
  /** Where the department records what it is asked. */
  ledger: LedgerSettings;
  /** Files in PEM; undefined: plain HTTP. */
  tls: { certificateFile: string; keyFile: string; clientCaFile?: string } | undefined;
}

/**
 * Reads HOST, PORT, DATABASE_URL (its password may come from DATABASE_PASSWORD_FILE) or DATA_DIR, PID_KEY or PID_KEY_FILE, MAX_BODY_BYTES,
 * MAX_DEPTH, MAX_NODES, QUERY_TIMEOUT_SECONDS, GATEWAY_KEYS_FILE, SIGNATURE_WINDOW_SECONDS, ANONYMOUS_CALLERS (refused or answered),
 * LEDGER_DIR, LEDGER_HASH, LEDGER_KEY_FILE, TLS_CERTIFICATE_FILE, TLS_KEY_FILE, TLS_CLIENT_CA_FILE.
 * @throws Error that names the variable and what it must hold
 */
export function readConfig(
  department: string,
  defaultPort: number,
  environment: NodeJS.ProcessEnv = process.env,
): DepartmentConfig {
  return {
    host: environment.HOST || '127.0.0.1',
    port: wholeNumber(environment, 'PORT', defaultPort, 65_535),
    database: databaseLocation(department, environment),
    personKey: personKeyOf(environment),
    maxBodyBytes: wholeNumber(environment, 'MAX_BODY_BYTES', 16 * 1024 * 1024),
    maxDepth: wholeNumber(environment, 'MAX_DEPTH', 20),
    maxNodes: wholeNumber(environment, 'MAX_NODES', 500_000),
    queryTimeoutSeconds: wholeNumber(environment, 'QUERY_TIMEOUT_SECONDS', 30, 86_400),
    gatewayKeysFile: environment.GATEWAY_KEYS_FILE || undefined,
    signatureWindowSeconds: wholeNumber(environment, 'SIGNATURE_WINDOW_SECONDS', 30, 3_600),
    answersAnonymous: answersAnonymous(environment),
    ledger: ledgerSettings(department, environment),
    tls: tlsFiles(environment),
  };
}

function databaseLocation(department: string, environment: NodeJS.ProcessEnv): DatabaseLocation {
  const url = environment.DATABASE_URL;
  if (!url) return { directory: join(dataDirectory(department, environment), 'database') };
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new Error('DATABASE_URL must start with postgresql:// (leave it empty for the embedded database)');
  return { url: withPassword(url, environment.DATABASE_PASSWORD_FILE) };
}

function dataDirectory(department: string, { DATA_DIR }: NodeJS.ProcessEnv): string {
  return resolve(DATA_DIR || join('.data', department));
}

function ledgerSettings(department: string, environment: NodeJS.ProcessEnv): LedgerSettings {
  const { LEDGER_DIR, LEDGER_HASH: hash = 'sm3', LEDGER_KEY_FILE } = environment;
  if (hash !== 'sm3' && hash !== 'sha256') throw new Error(`LEDGER_HASH must be "sm3" or "sha256", got "${hash}"`);
  const directory = LEDGER_DIR ? resolve(LEDGER_DIR) : join(dataDirectory(department, environment), 'ledger');
  return { directory, hash, keyFile: LEDGER_KEY_FILE ? resolve(LEDGER_KEY_FILE) : `${directory}.key.pem` };
}

/** A password in a file can be a mounted secret; in the address it would show up in process lists and logs. */
function withPassword(url: string, file: string | undefined): string {
  if (!file) return url;
  const address = new URL(url);
  address.password = encodeURIComponent(readFileSync(file, 'utf8').trim());
  return address.href;
}

function personKeyOf(environment: NodeJS.ProcessEnv): string | undefined {
  const { PID_KEY_FILE: file, PID_KEY } = environment;
  const key = file ? readOwnersFile(fromWhereTheUserStands(file, environment)).trim() : PID_KEY;
  if (!key) return undefined;
  if (key.length < 32)
    throw new Error(
      '人员标识密钥（PID_KEY 或 PID_KEY_FILE）至少32个字符，各部门必须相同 · ' +
        "PID_KEY must hold the city's key for person keys: at least 32 characters, the same for every department",
    );
  return key;
}

function answersAnonymous({ ANONYMOUS_CALLERS: setting = 'refused' }: NodeJS.ProcessEnv): boolean {
  if (setting === 'answered' || setting === 'refused') return setting === 'answered';
  throw new Error(`ANONYMOUS_CALLERS must be "refused" or "answered", got "${setting}"`);
}

function tlsFiles(environment: NodeJS.ProcessEnv): DepartmentConfig['tls'] {
  const { TLS_CERTIFICATE_FILE: certificateFile, TLS_KEY_FILE: keyFile, TLS_CLIENT_CA_FILE: clientCaFile } = environment;
  if (!certificateFile && !keyFile && !clientCaFile) return undefined;
  if (!certificateFile || !keyFile)
    throw new Error('TLS_CERTIFICATE_FILE and TLS_KEY_FILE go together; TLS_CLIENT_CA_FILE needs both');
  return { certificateFile, keyFile, ...(clientCaFile && { clientCaFile }) };
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, fallback: number, most = Number.MAX_SAFE_INTEGER): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new Error(`${name} must be a whole number from 0 to ${most}, got "${text}"`);
}
