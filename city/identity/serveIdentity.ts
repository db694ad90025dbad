import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProvider } from './createProvider.ts';
import { handleSignIn } from './handleSignIn.ts';
import { MemoryAdapter } from './MemoryAdapter.ts';
import { keepSigningKeys } from './signingKeys.ts';

export interface IdentitySettings {
  /** 0 takes a free one. */
  port: number;
  keysFile: string;
  password: string;
  tokenSeconds: number;
}

/** Listens on this machine only; the issuer is the address it listens on. */
export async function serveIdentity(settings: IdentitySettings): Promise<{ issuer: string; server: Server }> {
  const server = createServer();
  server.listen(settings.port, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const current = providerOfCurrentKeys(issuer, settings);
  server.on('request', (request, response) => {
    const { provider, answer } = current();
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    handleSignIn({ provider, password: settings.password }, request, response).catch((error: unknown) => {
      process.stderr.write(`sign-in failed: ${error instanceof Error ? error.message : String(error)}\n`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return { issuer, server };
}

/** A provider reads its keys once, so it is made anew when the file of keys has changed. */
function providerOfCurrentKeys(issuer: string, { keysFile, tokenSeconds }: IdentitySettings) {
  const adapter = MemoryAdapter.store();
  const cookieKeys = [randomBytes(32).toString('base64url')];
  const make = () => {
    const provider = createProvider({ issuer, keys: keepSigningKeys(keysFile), tokenSeconds, adapter, cookieKeys });
    return { provider, answer: provider.callback(), version: versionOf(keysFile) };
  };
  let current = make();
  return () => {
    if (versionOf(keysFile) !== current.version) current = make();
    return current;
  };
}

/** A rotation puts another file in the old one's place. */
function versionOf(file: string): string {
  const { ino, mtimeMs } = statSync(file);
  return `${ino}:${mtimeMs}`;
}
