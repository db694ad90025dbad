import type { MigrationObject } from '@mikro-orm/core';
import { DivisionsAndDepartments } from './0001-divisions-and-departments.ts';
import { IndicatorCatalogue } from './0002-indicator-catalogue.ts';
import { KeyTasks } from './0003-key-tasks.ts';
import { ReportedValues } from './0004-reported-values.ts';

export const migrations: MigrationObject[] = [
  { name: 'leading-group-0001-divisions-and-departments', class: DivisionsAndDepartments },
  { name: 'leading-group-0002-indicator-catalogue', class: IndicatorCatalogue },
  { name: 'leading-group-0003-key-tasks', class: KeyTasks },
  { name: 'leading-group-0004-reported-values', class: ReportedValues },
];
