import { once } from 'node:events';
import { createServer } from 'node:net';

/** @throws Error that says what to do, when something else listens there */
export async function requireFreePort(port: number): Promise<void> {
  if (port === 0 || (await isFree(port))) return;
  throw new Error(`port ${port} is in use; stop what listens there, or choose another: PORT=${port + 1} npm start`);
}

/** The wanted port when it is free, else one that the system chooses. */
export async function wantedOrFreePort(wanted: number): Promise<number> {
  return (await isFree(wanted)) ? wanted : 0;
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
