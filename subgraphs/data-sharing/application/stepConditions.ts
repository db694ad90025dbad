import type { Officer } from '../acting/actingOfficer.ts';
import type { StepColumns } from './applicationRow.ts';

/** What a step asks besides its state and its party. The same words decide what an officer is offered and what he or she may do. */

/** Whoever drafted it, or revised it last, submits it: the applicant answers for its words and uses the grant (art. 34). */
export function isOwn({ applicant }: StepColumns, { subject }: Officer): boolean {
  return applicant === subject;
}

/** An applicant does not approve an own application (art. 20). */
export function isOfAnother(row: StepColumns, officer: Officer): boolean {
  return !isOwn(row, officer);
}

/** What is missing is said once only (art. 21). */
export function wasNeverReturned({ missing_items: items }: StepColumns): boolean {
  return items === null;
}

/** A reply about data shared without conditions is never extended (art. 21). */
export function mayBeExtended({ share_class: shareClass }: StepColumns): boolean {
  return shareClass !== 'unconditional';
}

/** Nobody has asked for an extension yet. */
export function wasNeverExtended({ extension_days: days }: StepColumns): boolean {
  return days === null;
}

/** An extension was asked for, and the authority has not answered. */
export function isExtensionWaiting(row: StepColumns): boolean {
  return !wasNeverExtended(row) && row.extension_consented === null;
}
