import { join } from 'node:path';
import { type ChainReport, isInUse, type LedgerRecord } from '@minsheng/subgraph-kit/ledger';
import { readName } from '../chainNames.ts';
import { GatewayRequests, type OpenEntry } from './GatewayRequests.ts';

/** A gateway's chain that was walked. */
interface Walked {
  requests: GatewayRequests;
  report: ChainReport;
  /** Whether it was being written meanwhile, or may have been. */
  isRunning: boolean;
}

/** Follows the records of a chain, and is then told what else was found in it. */
interface Follower {
  take: (record: LedgerRecord) => void;
  end: (report: ChainReport) => void;
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
  readonly #gateways = new Map<string, Walked>();

  /** @param isPart the oldest segments may be elsewhere */
  constructor(directory: string, isPart: boolean) {
    this.#directory = directory;
    this.#isPart = isPart;
  }

  /** @returns undefined for a chain that is compared with none */
  follow(chain: string): Follower | undefined {
    const { kind, worker } = readName(chain);
    if (kind === 'gateway') return this.#followGateway(chain, worker);
    const gateway = this.#gateways.get(worker);
    return gateway && this.#followDepartment(chain, gateway);
  }

  /** All chains were walked. */
  finish(): void {
    for (const { requests, report, isRunning } of this.#gateways.values()) {
      // One that was started meanwhile has asked for requests that nobody read of.
      if (!isRunning && isInUse(join(this.#directory, report.chain))) continue;
      const { unknown } = requests;
      if (unknown.length > 0)
        accuse(
          report,
          `departments were asked for ${unknown.length} requests of which it does not tell, the first of them ${unknown[0]}`,
        );
    }
  }

  #followGateway(chain: string, worker: string): Follower {
    const requests = new GatewayRequests(chain, worker);
    const isRunning = isInUse(join(this.#directory, chain));
    const end = (report: ChainReport) => {
      (isRunning ? this.underWay : this.open).push(...requests.finish());
      report.notes.push(...requests.interrupted);
      this.#gateways.set(worker, { requests, report, isRunning });
    };
    return { take: record => requests.take(record), end };
  }

  #followDepartment(chain: string, { requests, isRunning }: Walked): Follower {
    // Of a part that holds no record nothing is known.
    let since = this.#isPart ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    let lastAt: number | undefined;
    const take = (record: LedgerRecord) => {
      const at = Date.parse(record.at);
      if (lastAt === undefined && this.#isPart) since = at;
      if (record.event === 'department asked') requests.takeAsked(chain, record, isRunning && !requests.isBefore(at));
      else if (record.event === 'ledger resumed') requests.forgiveGap(chain, record, lastAt);
      lastAt = at;
    };
    const end = (report: ChainReport) => {
      const missing = requests.missingIn(chain, since);
      if (missing.length > 0)
        accuse(
          report,
          `the gateway answered ${missing.length} requests about persons of which it does not tell, the first of them ${missing[0]}`,
        );
    };
    return { take, end };
  }
}

/** What is otherwise wrong with a chain explains what is missing; not so a torn end, which a crash leaves, and anybody can make. */
function accuse({ chain, findings }: ChainReport, what: string): void {
  if (findings.some(({ kind }) => kind !== 'torn')) return;
  findings.push({ chain, kind: 'removed', file: chain, what: `${what}: it was put back to an earlier moment, or written anew` });
}
