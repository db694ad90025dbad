import { crc32 } from 'node:zlib';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import type { RequestOutcome } from './RequestOutcome.ts';

type Settings = Pick<GatewayConfig, 'logRequests' | 'logSample' | 'logSlow'>;

/**
 * Chooses the requests that leave a line in the log. What went wrong always does, and what was slow; of the others every
 * tenth, say. Each line tells of how many it is one, so that the sum of `1 / sample` over lines is the number of requests.
 */
export class LogChoice {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * @param id decides, so that all parts of the gateway, and somebody who looks later, choose the same requests
   * @param milliseconds how long it took
   * @returns the fraction of such requests that leave a line, above 0 to 1; undefined when this one leaves none
   */
  sampleOf(id: string, outcome: RequestOutcome, milliseconds: number): number | undefined {
    const { logRequests, logSample, logSlow } = this.#settings;
    if (logRequests === 'off') return undefined;
    if (outcome !== 'ok') return 1;
    if (logRequests === 'errors') return undefined;
    if (milliseconds >= logSlow || logSample >= 1) return 1;
    return crc32(id) / 2 ** 32 < logSample ? logSample : undefined;
  }
}
