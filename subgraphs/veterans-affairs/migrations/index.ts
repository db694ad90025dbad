import type { MigrationObject } from '@mikro-orm/core';
import { VeteransAndEntitlements } from './0001-veterans-and-entitlements.ts';
import { PlacementsAndConfirmations } from './0002-placements-and-confirmations.ts';

export const migrations: MigrationObject[] = [
  { name: 'veterans-affairs-0001-veterans-and-entitlements', class: VeteransAndEntitlements },
  { name: 'veterans-affairs-0002-placements-and-confirmations', class: PlacementsAndConfirmations },
];
