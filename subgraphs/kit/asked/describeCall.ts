import type { AskedCall } from './AskedLedger.ts';

/** A record of the department's ledger; schema/evidence-events.md says what its members mean. */
export interface AskedRecord {
  event: 'asked';
  requestId: string;
  caller: { subject?: string | undefined; department?: string | undefined; roles: readonly string[] };
  purpose: { purpose?: string | undefined; grant?: string | undefined; case?: string | undefined } | undefined;
  reasons: { fields?: readonly string[] };
  digest: string;
  persons: { count: number } | undefined;
  answer: string;
  outcome: string;
}

export function describeCall({ call: { caller, reasons, digest }, persons, answer, outcome }: AskedCall): AskedRecord {
  const { request: requestId, subject, department, roles, purpose, grant, case: matter } = caller;
  const isStated = purpose !== undefined || grant !== undefined || matter !== undefined;
  return {
    event: 'asked',
    requestId,
    caller: { subject, department, roles },
    purpose: isStated ? { purpose, grant, case: matter } : undefined,
    reasons,
    digest,
    persons: persons === undefined ? undefined : { count: persons },
    answer,
    outcome,
  };
}
