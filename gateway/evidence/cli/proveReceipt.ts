import type { LedgerRecord } from '@minsheng/subgraph-kit/ledger';
import type { DepartmentKeys } from '../../execute/signing/readKeyFile.ts';
import { receiptBase, usualParameters } from '../../execute/signing/receiptBase.ts';
import type { Access } from '../../identity/Access.ts';
import { contextHeader } from '../../identity/contextHeader.ts';
import type { Caller } from '../../identity/identifyCaller.ts';

/** Of a call in a record `department asked`: what its receipt is about, and the receipt. */
export interface ReceiptedCall {
  digest?: string;
  answer?: string;
  signedFor?: string;
  receipt?: { key: string; status: number; asked: string; created?: number; parameters?: string; signature: string };
}

/**
 * Whether the department signed that it gave this answer to this question, as this officer's, for this purpose. Why it was
 * asked, and of how many, is no part of that: the department's own chain tells it.
 * @param keys with which the department signs or has signed
 * @returns undefined when it did; otherwise in words what is wrong
 */
export function proveReceipt(
  record: LedgerRecord,
  { digest = '', answer = '', signedFor, receipt }: ReceiptedCall & Required<Pick<ReceiptedCall, 'receipt'>>,
  keys: readonly DepartmentKeys['receipts'][],
): string | undefined {
  const known = keys.flatMap(one => one.get(receipt.key) ?? []);
  if (known.length === 0) return `its receipt is signed with ${receipt.key}, which is in no file of keys`;
  const { key: keyId, signature, status, asked, created = Number.NaN } = receipt;
  const context = contextHeader(String(signedFor ?? record.requestId), callerOf(record), record.purpose as Access | undefined);
  const isGenuine = known.some(key => {
    const parameters = receipt.parameters ?? usualParameters({ created, keyId, alg: key.alg });
    const base = receiptBase({ status, asked, parameters, requestDigest: digest, answerDigest: answer }, context);
    return key.fits(base, signature);
  });
  return isGenuine ? undefined : 'its receipt is of another question, answer, caller or purpose';
}

/** As far as departments are told of a caller. */
function callerOf({ caller }: LedgerRecord): Caller {
  const { kind, subject, department, roles } = caller as Partial<
    Caller & { subject: string; department: string; roles: string[] }
  >;
  if (kind === 'anonymous') return { kind };
  return {
    kind: 'identified',
    subject: subject ?? '',
    department: department ?? '',
    roles: roles ?? [],
    issuer: '',
    expiresAt: 0,
  };
}
