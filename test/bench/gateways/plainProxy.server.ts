import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { Pool } from 'undici';

/** The process of the plain proxy: `plainProxy.server.ts <supergraph file> <port>`; asks the department `leading-group`. */
const [, , supergraph = '', port] = process.argv;
const url = /name: "leading-group", url: "([^"]+)"/.exec(readFileSync(supergraph, 'utf8'))?.[1] ?? '';
const { origin, pathname: path } = new URL(url);
const pool = new Pool(origin, { connections: 64 });

createServer(async (incoming, outgoing) => {
  try {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const { body } = await pool.request({ path, method: 'POST', headers, body: await textOf(incoming) });
    const text = await body.text();
    outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
  } catch {
    outgoing.writeHead(502).end();
  }
}).listen(Number(port), '127.0.0.1');

function textOf(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => resolve(Buffer.concat(chunks).toString()));
    incoming.on('error', reject);
  });
}
