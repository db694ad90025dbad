import type { MigrationObject } from '@mikro-orm/core';
import { PersonsAndEmployers } from './0001-persons-and-employers.ts';
import { ParticipationsAndContributions } from './0002-participations-and-contributions.ts';
import { Benefits } from './0003-benefits.ts';
import { CardsServicesAndFunds } from './0004-cards-services-and-funds.ts';

export const migrations: MigrationObject[] = [
  { name: 'hrss-0001-persons-and-employers', class: PersonsAndEmployers },
  { name: 'hrss-0002-participations-and-contributions', class: ParticipationsAndContributions },
  { name: 'hrss-0003-benefits', class: Benefits },
  { name: 'hrss-0004-cards-services-and-funds', class: CardsServicesAndFunds },
];
