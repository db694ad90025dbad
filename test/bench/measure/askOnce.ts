import { request } from 'undici';

/** Posts one body and returns the answer's text, errors of GraphQL included. Gives up after so many milliseconds. */
export async function askOnce(
  url: string,
  body: string,
  { headers = {}, patienceMs = 60_000 }: { headers?: Readonly<Record<string, string>> | undefined; patienceMs?: number } = {},
): Promise<string> {
  const { body: answer } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body,
    signal: AbortSignal.timeout(patienceMs),
  });
  return answer.text();
}
