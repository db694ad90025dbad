import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a request that GraphQL never sees, in the form of a GraphQL answer. */
export function refuseRequest(response: ServerResponse, status: number, message: string): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(`${JSON.stringify({ errors: [{ message }] })}\n`);
}

/**
 * Refuses a body that is still on its way, then closes the connection.
 * What the client goes on sending is thrown away for a moment: a socket closed over unread bytes is reset, and the reset may overtake
 * the answer (RFC 9112, 9.6).
 */
export function refuseUnreadBody(request: IncomingMessage, response: ServerResponse, message: string): void {
  const body = `${JSON.stringify({ errors: [{ message }] })}\n`;
  response.writeHead(413, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  response.write(body);
  const close = () => {
    clearTimeout(patience);
    response.end();
  };
  const patience = setTimeout(close, LINGER_MILLISECONDS);
  request.once('end', close).once('close', close).resume();
}

const LINGER_MILLISECONDS = 2_000;
