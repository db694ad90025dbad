import { Gauge, type Registry } from 'prom-client';

/** What is read of a chain; see the ledger's `LedgerHealth`. */
interface ChainHealth {
  state: string;
  since: Date | undefined;
  n: number;
  waiting: number;
  unsigned: number;
  refused: number;
  checkpointFailure: string | undefined;
}

/** What is read of the evidence as a whole. */
interface WatchedEvidence {
  counts: Readonly<{ refused: number; unrecorded: number }>;
  chains: { health: () => ReadonlyMap<string, ChainHealth> };
}

const readings: Readonly<Record<string, { help: string; read: (health: ChainHealth) => number }>> = {
  minsheng_evidence_records: { help: 'Records in a chain', read: ({ n }) => n },
  minsheng_evidence_waiting: { help: 'Records that wait for the disk', read: ({ waiting }) => waiting },
  minsheng_evidence_unsigned: { help: 'Records that no checkpoint covers yet', read: ({ unsigned }) => unsigned },
  minsheng_evidence_records_refused: { help: 'Records that could not be written', read: ({ refused }) => refused },
  minsheng_evidence_unavailable_seconds: {
    help: 'For how long nothing could be written; 0 while all is well',
    read: ({ since }) => (since ? (Date.now() - since.getTime()) / 1000 : 0),
  },
  minsheng_evidence_checkpoint_failing: {
    help: '1 while checkpoints cannot be written',
    read: ({ checkpointFailure }) => (checkpointFailure === undefined ? 0 : 1),
  },
};

/** How evidence is written, read when somebody looks. */
export function watchEvidence(registry: Registry, { counts, chains }: WatchedEvidence): void {
  for (const [name, { help, read }] of Object.entries(readings)) {
    new Gauge({
      name,
      help,
      labelNames: ['chain'],
      registers: [registry],
      collect() {
        for (const [chain, health] of chains.health()) this.set({ chain }, read(health));
      },
    });
  }
  new Gauge({
    name: 'minsheng_evidence_requests_refused',
    help: 'Requests refused because their evidence could not be written',
    registers: [registry],
    collect() {
      this.set(counts.refused);
    },
  });
  new Gauge({
    name: 'minsheng_evidence_requests_unrecorded',
    help: 'Requests that concern no person, answered without evidence within the grace',
    registers: [registry],
    collect() {
      this.set(counts.unrecorded);
    },
  });
}
