import { join } from 'node:path';
import { type ChainReport, isInUse, type LedgerRecord } from '@minsheng/subgraph-kit/ledger';
import { GatewayRequests, type OpenEntry } from './GatewayRequests.ts';

/** A gateway's chain, and those of the departments that were written beside it. */
interface Gateway {
  requests: GatewayRequests;
  report: ChainReport;
  /** Until when it tells of all requests: one that runs has opened others meanwhile. */
  until: number;
}

/**
 * Holds the requests of gateways' chains and of departments' against each other, while a directory is walked: a chain that was put back to an
 * earlier moment is right in itself. The chains of gateways come first in the alphabet, and are to be walked first.
 */
export class RequestComparison {
  /** Their process died, and was not started again. */
  readonly open: OpenEntry[] = [];
  /** A running gateway works on them. */
  readonly underWay: OpenEntry[] = [];
  readonly #directory: string;
  readonly #isPart: boolean;
  /** By the number of the worker. */
  readonly #gateways = new Map<string, Gateway>();

  /** @param isPart the oldest segments may be elsewhere */
  constructor(directory: string, isPart: boolean) {
    this.#directory = directory;
    this.#isPart = isPart;
  }

  /** @returns what follows the records of a chain, and then takes what else is known of it */
  follow(chain: string): { take: (record: LedgerRecord) => void; end: (report: ChainReport) => void } | undefined {
    const { kind, worker } = nameParts(chain);
    if (kind === 'gateway') return this.#followGateway(chain, worker);
    const gateway = this.#gateways.get(worker);
    return gateway && this.#followDepartment(chain, gateway);
  }

  /** All chains were walked. */
  finish(): void {
    for (const { requests, report } of this.#gateways.values()) {
      const [first] = requests.unknown;
      if (first === undefined || report.findings.length > 0) continue;
      const what = `departments were asked for ${requests.unknown.length} requests of which it does not tell, the first of them ${first}`;
      report.findings.push({ chain: report.chain, kind: 'removed', file: report.chain, what: `${what}: ${WAY}` });
    }
  }

  #followGateway(chain: string, worker: string) {
    const requests = new GatewayRequests(chain, worker);
    const isRunning = isInUse(join(this.#directory, chain));
    const end = (report: ChainReport) => {
      (isRunning ? this.underWay : this.open).push(...requests.finish());
      report.notes.push(...requests.interrupted);
      this.#gateways.set(worker, { requests, report, until: isRunning ? requests.lastAt : Number.POSITIVE_INFINITY });
    };
    return { take: (record: LedgerRecord) => requests.take(record), end };
  }

  #followDepartment(chain: string, { requests, until }: Gateway) {
    let firstAt: number | undefined;
    const take = (record: LedgerRecord) => {
      firstAt ??= this.#isPart ? Date.parse(record.at) : 0;
      requests.takeAsked(chain, record, until);
    };
    const end = ({ findings }: ChainReport) => {
      const missing = requests.missingIn(chain, firstAt ?? 0);
      // What is otherwise wrong with it explains what is missing.
      if (missing.length === 0 || findings.length > 0) return;
      const what = `the gateway answered ${missing.length} requests about persons of which it does not tell, the first of them ${missing[0]}`;
      findings.push({ chain, kind: 'removed', file: chain, what: `${what}: ${WAY}` });
    };
    return { take, end };
  }
}

const WAY = 'it was put back to an earlier moment, or written anew';

/** @returns empty texts for the name of no gateway's chain */
export function nameParts(chain: string): { kind: string; worker: string } {
  const [, kind = '', worker = ''] = /^(gateway|to-.+)-(\d+)$/.exec(chain) ?? [];
  return { kind, worker };
}
