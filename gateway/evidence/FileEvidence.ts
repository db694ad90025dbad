import { type Gathering, LedgerUnavailable, type OpenLedger } from '@minsheng/subgraph-kit/ledger';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { CallerError } from '../errors.ts';
import { knowOperation } from '../knowOperation.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { BodySealer } from './bodies/BodySealer.ts';
import { describeAsked, describeDryRun, describeMet, describeOpened, describeRefused, describeSealed } from './describeEntry.ts';
import type { EvidenceChains } from './EvidenceChains.ts';
import type { EvidenceRecord } from './events.ts';
import type {
  AdministrativeAct,
  DryRequest,
  EvidenceEntry,
  EvidenceLedger,
  GivenAnswer,
  RefusedRequest,
} from './openEvidence.ts';
import type { PersonHashes } from './PersonHashes.ts';
import { RefusalCount } from './RefusalCount.ts';
import { writeRecord } from './writeRecord.ts';

export interface FileEvidenceOptions {
  persons: PersonHashes;
  /** Whether records tell, by a salted hash, which answer was given. */
  keepsAnswer: boolean;
  /** For the chains: requests that were opened and have not ended, as their records are about to come. */
  gathering?: Gathering | undefined;
  /** Encrypts what departments answered, where that is kept. */
  bodies?: BodySealer | undefined;
  /** For how many milliseconds requests that concern no person go on while nothing can be written. */
  grace: number;
  log: Logger;
}

/**
 * Keeps evidence in ledgers on the disk; schema/evidence-events.md says what it writes.
 *
 * While a ledger cannot write, nothing about persons is answered. What concerns no person goes on for a grace, as X-Road's
 * servers do while time-stamping fails (`acceptable-timestamp-failure-period`), and the ledger says afterwards that it was so.
 */
export class FileEvidence implements EvidenceLedger {
  readonly isKept = true;
  /** Requests refused, and requests answered without evidence, since the start. */
  readonly counts = { refused: 0, unrecorded: 0 };
  readonly #chains: EvidenceChains;
  readonly #options: FileEvidenceOptions;
  readonly #refusals: RefusalCount;
  /** Hashes of operations whose text is told. */
  readonly #met = new LRUCache<string, true>({ max: 10_000 });
  #isAlarmed = false;

  constructor(chains: EvidenceChains, options: FileEvidenceOptions) {
    this.#chains = chains;
    this.#options = options;
    this.#refusals = new RefusalCount(reasons => void this.#appendOrComplain({ event: 'requests refused', reasons }));
  }

  keepsBodyOf(department: string): boolean {
    return this.#options.bodies?.keepsOf(department) ?? false;
  }

  get chains(): EvidenceChains {
    return this.#chains;
  }

  async open(entry: EvidenceEntry): Promise<void> {
    // A subscription may take hours.
    if (entry.operation.kind !== 'subscription') this.#expect(entry);
    try {
      await this.#together(() => [
        ...this.#tellOperation(entry.operation),
        this.#append(this.#chains.own, describeOpened(entry, this.#options.persons)),
      ]);
    } catch (error) {
      this.#bear(error, entry);
    }
  }

  async seal(entry: EvidenceEntry, answer: GivenAnswer): Promise<void> {
    if (entry.isUnrecorded) return;
    try {
      const sealed = describeSealed(entry, answer, this.#options);
      await this.#together(() => [...this.#tellDepartments(entry), this.#append(this.#chains.own, sealed)]);
      this.#expectNoMore(entry);
    } catch (error) {
      this.#bear(error, entry);
    }
  }

  async refuse(request: RefusedRequest): Promise<void> {
    const { entry, reason } = request;
    if (entry) this.#expectNoMore(entry);
    if (entry?.isUnrecorded) return;
    // What was opened is ended, whatever else happens.
    if (!entry && !this.#refusals.takeSingle()) {
      this.#refusals.count(reason);
      return;
    }
    await this.#together(() => [
      ...(entry ? this.#tellDepartments(entry) : request.operation ? this.#tellOperation(request.operation) : []),
      this.#append(this.#chains.own, describeRefused(request, this.#options.persons)),
    ]).catch(error => this.#alarm(error));
  }

  async foretell(request: DryRequest): Promise<void> {
    if (!this.#refusals.takeSingle()) {
      this.#refusals.count('DRY_RUN');
      return;
    }
    await this.#together(() => [
      ...this.#tellOperation(request.operation),
      this.#append(this.#chains.own, describeDryRun(request, this.#options.persons)),
    ]).catch(error => this.#alarm(error));
  }

  countRefusal(reason: string): void {
    this.#refusals.count(reason);
  }

  async administer({ who, act, on }: AdministrativeAct): Promise<void> {
    await this.#appendOrComplain({ event: 'administered', who, act, on });
  }

  async close(): Promise<void> {
    this.#refusals.flush();
    await this.#chains.close();
  }

  /** A number, and no set of entries: see decisions/what-churns-holds-little.md. */
  #expect(entry: EvidenceEntry): void {
    const { gathering } = this.#options;
    if (!gathering) return;
    entry.isExpected = true;
    gathering.expect();
  }

  #expectNoMore(entry: EvidenceEntry): void {
    const { gathering } = this.#options;
    if (!gathering || !entry.isExpected) return;
    entry.isExpected = false;
    gathering.expectNoMore();
  }

  /** The text of an operation that was not met before. */
  #tellOperation(operation: PreparedOperation): Promise<unknown>[] {
    const known = knowOperation(operation);
    if (this.#met.has(known.hash)) return [];
    // Requests that meet it at the same moment tell it as well: none relies on a write of another that may fail.
    return [this.#append(this.#chains.own, describeMet(known)).then(() => this.#met.set(known.hash, true))];
  }

  /** One record in the chain of each department that was called. */
  #tellDepartments(entry: EvidenceEntry): Promise<unknown>[] {
    const departments = new Set(entry.calls.map(({ department }) => department));
    return [...departments].map(department => {
      const opened = this.#chains.opened(department);
      if (!opened || this.keepsBodyOf(department)) return this.#tellWhole(department, entry);
      const { persons } = this.#options;
      return this.#append(opened, describeAsked(department, entry, { persons }));
    });
  }

  /** With what the department answered, where that is kept. */
  async #tellWhole(department: string, entry: EvidenceEntry): Promise<void> {
    const { persons, bodies } = this.#options;
    const told = { ...entry, calls: entry.calls.filter(call => call.department === department) };
    const sealed = await bodies?.sealAll(department, told.calls);
    const ledger = await this.#chains.openFor(department);
    await this.#append(ledger, describeAsked(department, told, { persons, bodies: sealed }));
  }

  /** Appends, and counts as one that waits, until all of it is written. */
  async #together(append: () => Promise<unknown>[]): Promise<void> {
    const { gathering } = this.#options;
    gathering?.arrive();
    try {
      await Promise.all(append());
    } finally {
      gathering?.leave();
    }
  }

  async #append(ledger: OpenLedger, record: EvidenceRecord): Promise<void> {
    await ledger.append(writeRecord(record));
    const { signingFailure, chain } = ledger;
    if (signingFailure) this.#bearUnsigned(new LedgerUnavailable(chain, signingFailure));
    else if (this.#isAlarmed) this.#calm();
  }

  /** Records that are not signed are evidence for the time being; after the grace they do not count any more. */
  #bearUnsigned(error: LedgerUnavailable): void {
    this.#alarm(error);
    if (Date.now() - error.since.getTime() >= this.#options.grace) throw error;
  }

  async #appendOrComplain(record: EvidenceRecord): Promise<void> {
    await this.#together(() => [this.#append(this.#chains.own, record)]).catch(error => this.#alarm(error));
  }

  /** @throws CallerError unless the request may go on without evidence */
  #bear(error: unknown, entry: EvidenceEntry): void {
    this.#expectNoMore(entry);
    if (!(error instanceof LedgerUnavailable)) throw error;
    this.#alarm(error);
    const isWithinGrace = Date.now() - error.since.getTime() < this.#options.grace;
    if (!entry.isAboutPersons && isWithinGrace) {
      entry.isUnrecorded = true;
      this.counts.unrecorded += 1;
      return;
    }
    this.counts.refused += 1;
    throw new CallerError(
      'EVIDENCE_UNAVAILABLE',
      '留痕系统暂时无法写入，按规定不予答复，请稍后再试。 Evidence cannot be written at this moment, so nothing is answered. Retry later.',
      { cause: error, retryAfter: 10 },
    );
  }

  /** Once, not for each request: the metrics tell how many. */
  #alarm(error: unknown): void {
    if (this.#isAlarmed) return;
    this.#isAlarmed = true;
    const { grace, log } = this.#options;
    log.error({ err: error, grace }, 'ALARM: evidence cannot be written as it must; what concerns persons is refused');
  }

  #calm(): void {
    const health = [...this.#chains.health().values()];
    if (health.some(({ state, checkpointFailure }) => state !== 'writing' || checkpointFailure !== undefined)) return;
    this.#isAlarmed = false;
    this.#options.log.warn(this.counts, 'evidence is written again');
  }
}
