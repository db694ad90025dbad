import { createServer, type RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';

describe('ask', () => {
  const open: { close(): void }[] = [];
  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });

  it('sends the operation and its variables, and gives back data, errors and status', async () => {
    const url = await serve((request, response) => {
      let body = '';
      request.on('data', chunk => {
        body += chunk;
      });
      request.on('end', () => {
        response.writeHead(200, { 'content-type': 'application/graphql-response+json; charset=utf-8' });
        response.end(JSON.stringify({ data: { heard: JSON.parse(body) }, errors: [{ message: 'one department is down' }] }));
      });
    });
    expect(await ask(url, 'query ($year: Int) { a }', { year: 2025 })).toEqual({
      status: 200,
      data: { heard: { query: 'query ($year: Int) { a }', variables: { year: 2025 } } },
      errors: [{ message: 'one department is down' }],
    });
  });

  it('shows what came instead when the answer is not GraphQL', async () => {
    const url = await serve((_request, response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>'),
    );
    await expect(ask(url, '{ a }')).rejects.toThrow(
      `${url} answered 502 with text/html instead of GraphQL: <h1>Bad Gateway</h1>`,
    );
  });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    open.push(server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/graphql` : '';
  }
});
