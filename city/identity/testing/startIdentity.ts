import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRemoteJWKSet, type JWTPayload, jwtVerify, type ProtectedHeaderParameters } from 'jose';
import { startProcess } from '../../../test/testkit/startProcess.ts';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Identity extends AsyncDisposable {
  issuer: string;
  dataDirectory: string;
  password: string;
  screen(): string;
  /** Runs the token verb on the provider's data directory. */
  token(...args: string[]): Promise<Outcome>;
  /** As a gateway would: signature by the published keys, issuer, audience, lifetime. */
  verify(token: string): Promise<{ payload: JWTPayload; protectedHeader: ProtectedHeaderParameters }>;
  stop(): Promise<unknown>;
}

const folder = join(import.meta.dirname, '..');

/** A provider as a process of its own, on a free port and a data directory of its own. */
export async function startIdentity(args: string[] = []): Promise<Identity> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'minsheng-identity-'));
  const server = await startProcess({
    args: [join(folder, 'server.ts'), '--port', '0', '--data-dir', dataDirectory, ...args],
    env: { NODE_ENV: 'test' },
    ready: /listening on (\S+)/,
  });
  const issuer = server.address;
  return {
    issuer,
    dataDirectory,
    password: readFileSync(join(dataDirectory, 'identity', 'password'), 'utf8').trim(),
    screen: server.logs,
    token: (...more) => run('token.ts', [...more, '--data-dir', dataDirectory]),
    verify: token => {
      const keys = createRemoteJWKSet(new URL('/jwks', issuer));
      return jwtVerify(token, keys, { issuer, audience: 'minsheng-gateway', algorithms: ['ES256'], typ: 'at+jwt' });
    },
    stop: server.stop,
    async [Symbol.asyncDispose]() {
      await server.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Runs one of the folder's programs to its end. */
export async function run(program: 'server.ts' | 'token.ts', args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const child = promisify(execFile)(process.execPath, [join(folder, program), ...args], {
    env: { ...process.env, NODE_ENV: 'test', IDENTITY_URL: '', ...env },
    timeout: 20_000,
  });
  return child.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Outcome) => ({ code, stdout, stderr }),
  );
}
