import { type Gathering, LedgerUnavailable, type OpenLedger } from '@minsheng/subgraph-kit/ledger';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { CallerError } from '../errors.ts';
import { knowOperation } from '../knowOperation.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { AppendedTogether } from './AppendedTogether.ts';
import type { BodySealer } from './bodies/BodySealer.ts';
import { describeAsked, describeMet, describeOpened, describeRefused, describeSealed } from './describeEntry.ts';
import type { EvidenceChains } from './EvidenceChains.ts';
import type { EvidenceRecord } from './events.ts';
import type { AdministrativeAct, EvidenceEntry, EvidenceLedger, GivenAnswer, RefusedRequest } from './openEvidence.ts';
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
      await this.#together(appends => {
        this.#tellOperation(entry.operation, appends);
        appends.append(this.#chains.own, writeRecord(describeOpened(entry, this.#options.persons)));
      });
      this.#meet(entry.operation);
    } catch (error) {
      this.#bear(error, entry);
    }
  }

  async seal(entry: EvidenceEntry, answer: GivenAnswer): Promise<void> {
    if (entry.isUnrecorded) return;
    try {
      await this.#together(appends => {
        this.#tellDepartments(entry, appends);
        appends.append(this.#chains.own, writeRecord(describeSealed(entry, answer, this.#options)));
      });
      this.#expectNoMore(entry);
    } catch (error) {
      this.#bear(error, entry);
    }
  }

  async refuse(request: RefusedRequest): Promise<void> {
    const { entry, operation, reason } = request;
    if (entry) this.#expectNoMore(entry);
    if (entry?.isUnrecorded) return;
    // What was opened is ended, whatever else happens.
    if (!entry && !this.#refusals.takeSingle()) {
      this.#refusals.count(reason);
      return;
    }
    try {
      await this.#together(appends => {
        if (entry) this.#tellDepartments(entry, appends);
        else if (operation) this.#tellOperation(operation, appends);
        appends.append(this.#chains.own, writeRecord(describeRefused(request, this.#options.persons)));
      });
      if (!entry && operation) this.#meet(operation);
    } catch (error) {
      this.#alarm(error);
    }
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

  /** The text of an operation that was not met before. Requests that meet it at the same moment tell it as well: none relies on a write of another that may fail. */
  #tellOperation(operation: PreparedOperation, appends: AppendedTogether): void {
    const known = knowOperation(operation);
    if (!this.#met.has(known.hash)) appends.append(this.#chains.own, writeRecord(describeMet(known)));
  }

  /** Its text is told. */
  #meet(operation: PreparedOperation): void {
    const { hash } = knowOperation(operation);
    if (!this.#met.has(hash)) this.#met.set(hash, true);
  }

  /** One record in the chain of each department that was called. */
  #tellDepartments(entry: EvidenceEntry, appends: AppendedTogether): void {
    const { persons } = this.#options;
    for (const department of new Set(entry.calls.map(call => call.department))) {
      const opened = this.#chains.opened(department);
      if (!opened || this.keepsBodyOf(department)) appends.add(this.#tellWhole(department, entry));
      else appends.append(opened, writeRecord(describeAsked(department, entry, { persons })));
    }
  }

  /** With what the department answered, where that is kept. */
  async #tellWhole(department: string, entry: EvidenceEntry): Promise<void> {
    const { persons, bodies } = this.#options;
    const told = { ...entry, calls: entry.calls.filter(call => call.department === department) };
    const sealed = await bodies?.sealAll(department, told.calls);
    const ledger = await this.#chains.openFor(department);
    await ledger.append(writeRecord(describeAsked(department, told, { persons, bodies: sealed })));
    this.#heed(ledger);
  }

  /** Appends, and counts as one that waits, until all of it is written. */
  async #together(append: (appends: AppendedTogether) => void): Promise<void> {
    const { gathering } = this.#options;
    const appends = new AppendedTogether();
    gathering?.arrive();
    try {
      append(appends);
      await appends.done;
    } catch (error) {
      // A record that could not even be described leaves those that were appended before it.
      appends.done.catch(() => {});
      throw error;
    } finally {
      gathering?.leave();
    }
    for (const ledger of appends.ledgers) this.#heed(ledger);
  }

  /** How a chain is that has just been written to. */
  #heed({ signingFailure, chain }: OpenLedger): void {
    if (signingFailure) this.#bearUnsigned(new LedgerUnavailable(chain, signingFailure));
    else if (this.#isAlarmed) this.#calm();
  }

  /** Records that are not signed are evidence for the time being; after the grace they do not count any more. */
  #bearUnsigned(error: LedgerUnavailable): void {
    this.#alarm(error);
    if (Date.now() - error.since.getTime() >= this.#options.grace) throw error;
  }

  async #appendOrComplain(record: EvidenceRecord): Promise<void> {
    await this.#together(appends => appends.append(this.#chains.own, writeRecord(record))).catch(error => this.#alarm(error));
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
