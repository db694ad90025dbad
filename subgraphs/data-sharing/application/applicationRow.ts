import type { LivingRow } from '../lifecycle/takeStep.ts';

/** A row of `sharing_application`, as far as steps read it. Days are dates of the city; what the driver makes of them is not looked at. */
export interface ApplicationRow extends LivingRow {
  requester: string;
  applicant: string;
  basis: string;
  scenario: string;
  fields: string[];
  purposes: string[];
  mode: string | null;
  use_from: unknown;
  use_until: unknown;
  share_class: string | null;
  missing_items: string[] | null;
  extension_days: number | null;
  extension_consented: boolean | null;
  masks: string[];
  persons_per_day: number | null;
}
