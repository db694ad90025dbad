import { isDeepStrictEqual } from 'node:util';
import { askOnce } from './askOnce.ts';
import type { RunningGateway } from './startGateway.ts';

/**
 * Asks every gateway the same and compares the data with the first one's. Returns each gateway's text. An answer with errors, or
 * one that differs, is an error.
 */
export async function assertSameAnswers(
  gateways: readonly RunningGateway[],
  body: string,
  patienceMs = 60_000,
): Promise<Map<RunningGateway, string>> {
  const texts = new Map<RunningGateway, string>();
  let first: unknown;
  for (const running of gateways) {
    const text = await askOnce(running.url, body, { headers: running.gateway.headers, patienceMs });
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
    const { name } = running.gateway;
    if (errors !== undefined || data === undefined || data === null) throw new Error(`${name} answers ${text.slice(0, 1000)}`);
    first ??= data;
    if (!isDeepStrictEqual(data, first)) throw new Error(`${name} answers other data than ${gateways[0]?.gateway.name}`);
    texts.set(running, text);
  }
  return texts;
}
