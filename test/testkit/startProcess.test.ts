import { describe, expect, it } from 'vitest';
import { freePort } from './freePort.ts';
import { startProcess } from './startProcess.ts';

const SERVER = `
  const server = require('node:http').createServer((request, response) => response.writeHead(request.url === '/health' ? 200 : 404).end());
  server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening on http://127.0.0.1:' + server.address().port));
  process.on('SIGTERM', () => { console.error('stopping'); server.close(); });`;

describe('startProcess', () => {
  it('waits for the line that says where the process listens, and stops it when the test is over', async () => {
    let exited: Promise<unknown>;
    {
      await using server = await startProcess({ args: ['-e', SERVER], env: { PORT: '0' }, ready: /listening on (\S+)/ });
      expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect((await fetch(`${server.address}/health`)).status).toBe(200);
      exited = server.exited;
    }
    expect(await exited).toBe(0);
  });

  it('waits for a health address that answers', async () => {
    const port = await freePort();
    await using server = await startProcess({
      args: ['-e', SERVER],
      env: { PORT: String(port) },
      ready: new URL(`http://127.0.0.1:${port}/health`),
    });
    expect((await fetch(server.address)).status).toBe(200);
  });

  it('collects what the process writes to both outputs', async () => {
    await using server = await startProcess({ args: ['-e', SERVER], env: { PORT: '0' }, ready: /listening/ });
    expect(await server.stop()).toBe(0);
    expect(server.logs()).toMatch(/listening on .*\nstopping\n/);
  });

  it('can end it as a crash would', async () => {
    await using server = await startProcess({ args: ['-e', SERVER], env: { PORT: '0' }, ready: /listening/ });
    await server.kill();
    expect(await server.exited).toBe('SIGKILL');
  });

  it('shows the last words of a process that ends before it is ready', async () => {
    const start = startProcess({ args: ['-e', 'console.error("port 4101 is taken"); process.exit(3)'], ready: /listening/ });
    await expect(start).rejects.toThrow(/ended \(3\) before it was ready\. It wrote:\nport 4101 is taken/);
  });

  it('gives up on a process that never gets ready, and leaves nothing running', async () => {
    const start = startProcess({
      args: ['-e', 'console.log("pid", process.pid); setInterval(() => {}, 1000)'],
      ready: /listening/,
      timeoutMs: 400,
    });
    const error = await start.then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error?.message).toMatch(/was not ready \(\/listening\/\) within 400 ms/);
    const pid = Number(/pid (\d+)/.exec(error?.message ?? '')?.[1]);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('says so when the program does not exist', async () => {
    await expect(startProcess({ command: '/no/such/program', args: [], ready: /x/ })).rejects.toThrow('ENOENT');
  });
});
