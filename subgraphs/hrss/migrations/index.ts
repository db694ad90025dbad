import type { MigrationObject } from '@mikro-orm/core';
import { PersonsAndParticipations } from './0001-persons-and-participations.ts';

export const migrations: MigrationObject[] = [{ name: 'hrss-0001-persons-and-participations', class: PersonsAndParticipations }];
