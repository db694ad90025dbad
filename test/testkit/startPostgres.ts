import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './freePort.ts';
import { findPostgresPrograms, type PostgresPrograms } from './postgresPrograms.ts';

/** A PostgreSQL server of one's own, gone without a trace when the test is over. */
export interface PostgresServer extends AsyncDisposable {
  port: number;
  /** The connection string of a database on this server; `postgres` exists from the start. */
  url(database?: string): string;
  /** Creates an empty database and returns its connection string. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

// A test's server need not survive a power cut: no fsync, and a small memory so that several fit beside each other.
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=64MB', 'max_connections=200'];
const START_TIMEOUT_MS = 30_000;

/**
 * Starts a private PostgreSQL server in a temporary directory on a free port of 127.0.0.1, without a password (only this
 * machine reaches it). Takes about two seconds; share one server between tests and give each test its own database.
 * @param settings PostgreSQL settings in place of the fast but careless ones of tests; benches name their own
 */
export async function startPostgres({ settings = SETTINGS }: { settings?: readonly string[] } = {}): Promise<PostgresServer> {
  const programs = findPostgresPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-postgres-'));
  try {
    if (programs.identity) chownSync(folder, programs.identity.uid, programs.identity.gid);
    const data = join(folder, 'data');
    const create = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'];
    await promisify(execFile)(programs.initdb, create, { ...programs.identity, cwd: folder });
    return await launch(programs, { folder, data, settings });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function launch(
  programs: PostgresPrograms,
  { folder, data, settings: chosen }: { folder: string; data: string; settings: readonly string[] },
): Promise<PostgresServer> {
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...chosen].flatMap(setting => ['-c', setting]);
  const child = spawn(programs.postgres, ['-D', data, '-p', String(port), ...settings], {
    ...programs.identity,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-20_000);
  });
  const server = handle(child, port, folder);
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(server.url()))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await server.stop();
      throw new Error(`PostgreSQL did not start on port ${port}. It wrote:\n${log}`);
    }
    await delay(25);
  }
  return server;
}

function handle(child: ChildProcess, port: number, folder: string): PostgresServer {
  const exited = new Promise<void>(resolve => child.once('close', () => resolve()));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // A test run that is broken off must not leave a server behind. SIGQUIT ends it and its workers at once.
  const endWithUs = () => {
    child.kill('SIGQUIT');
    remove();
  };
  process.once('exit', endWithUs);

  const url = (database = 'postgres') => `postgresql://postgres@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const stop = async () => {
    // SIGINT is PostgreSQL's "fast shutdown": it closes the connections that tests forgot.
    child.kill('SIGINT');
    await exited;
    process.removeListener('exit', endWithUs);
    remove();
  };
  return { port, url, stop, createDatabase: name => createDatabase(url, name), [Symbol.asyncDispose]: stop };
}

async function createDatabase(url: (database?: string) => string, name: string): Promise<string> {
  const client = new Client(url());
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return url(name);
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
