import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from './freePort.ts';

it('gives a port that a server can listen on at once, and another one while it does', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  expect(await freePort()).not.toBe(port);
  await new Promise(resolve => server.close(resolve));
});
