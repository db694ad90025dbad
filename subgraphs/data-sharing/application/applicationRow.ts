import type { LivingRow } from '../lifecycle/lifecycle.ts';
import type { SharingApplication } from './sharingApplication.ts';

/** The columns that decide which steps are open to whom. */
export interface StepColumns extends LivingRow {
  applicant: string;
  share_class: string | null;
  missing_items: string[] | null;
  extension_days: number | null;
  extension_consented: boolean | null;
}

/** A row of `sharing_application`, as far as steps read it. Days are dates of the city; what the driver makes of them is not looked at. */
export interface ApplicationRow extends StepColumns {
  requester: string;
  basis: string;
  scenario: string;
  fields: string[];
  purposes: string[];
  mode: string | null;
  use_from: unknown;
  use_until: unknown;
  masks: string[];
  persons_per_day: number | null;
}

/** An application that was read as an entity, for the rules of its steps. */
export function stepColumnsOf(application: SharingApplication): StepColumns {
  const { number, state, requester, provider, applicant } = application;
  return {
    ...{ number, state, requester, provider, applicant },
    share_class: application.shareClass,
    missing_items: application.missingItems,
    extension_days: application.extensionDays,
    extension_consented: application.extensionConsented,
  };
}
