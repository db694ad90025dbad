import type { LivingRow } from '../lifecycle/lifecycle.ts';

/** A row of `correction_request`, as far as steps read it. */
export interface CorrectionRow extends LivingRow {
  requester: string;
  coordinate: string;
  receivers: string[];
}
