import type { MigrationObject } from '@mikro-orm/core';
import { InsuredPersons } from './0001-insured-persons.ts';
import { Care } from './0002-care.ts';

export const migrations: MigrationObject[] = [
  { name: 'medical-insurance-0001-insured-persons', class: InsuredPersons },
  { name: 'medical-insurance-0002-care', class: Care },
];
