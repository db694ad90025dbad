import type { MigrationObject } from '@mikro-orm/core';
import { ActsCalendarClocks } from './0001-acts-calendar-clocks.ts';
import { ApplicationsAndGrants } from './0002-applications-and-grants.ts';
import { Catalogue } from './0003-catalogue.ts';
import { CorrectionsAndDisputes } from './0004-corrections-and-disputes.ts';
import { PreparedAssessments } from './0005-prepared-assessments.ts';
import { SharingParameters } from './0006-sharing-parameters.ts';
import { DisposalDecisions } from './0007-disposal-decisions.ts';

export const migrations: MigrationObject[] = [
  { name: 'data-sharing-0001-acts-calendar-clocks', class: ActsCalendarClocks },
  { name: 'data-sharing-0002-applications-and-grants', class: ApplicationsAndGrants },
  { name: 'data-sharing-0003-catalogue', class: Catalogue },
  { name: 'data-sharing-0004-corrections-and-disputes', class: CorrectionsAndDisputes },
  { name: 'data-sharing-0005-prepared-assessments', class: PreparedAssessments },
  { name: 'data-sharing-0006-sharing-parameters', class: SharingParameters },
  { name: 'data-sharing-0007-disposal-decisions', class: DisposalDecisions },
];
