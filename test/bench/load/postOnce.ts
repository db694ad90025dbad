import type { Dispatcher } from 'undici';

/** Where to and what; `token` differs with every request, so that nobody profits from equal requests at the door. */
export interface Post {
  pool: Dispatcher;
  path: string;
  body: string;
  token: number;
  headers?: Readonly<Record<string, string>> | undefined;
}

/** Sends one GraphQL request at the least cost that undici offers. Resolves with status and bytes; a broken connection rejects. */
export function postOnce({
  pool,
  path,
  body,
  token,
  headers: more,
}: Post): Promise<{ status: number; bytes: Buffer[]; length: number }> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let length = 0;
    const bytes: Buffer[] = [];
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-request-token': String(token),
      ...more,
    };
    pool.dispatch(
      { path, method: 'POST', headers, body },
      {
        onRequestStart: () => {},
        onResponseStart: (_controller, code) => {
          status = code;
        },
        onResponseData: (_controller, chunk) => {
          bytes.push(chunk);
          length += chunk.length;
        },
        onResponseEnd: () => resolve({ status, bytes, length }),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}
