import type { ExportFile } from '@minsheng/subgraph-kit/import';
import { admissions } from './admissions.ts';
import { designatedInstitutions } from './designatedInstitutions.ts';
import { eVouchers } from './eVouchers.ts';
import { insuranceRelations } from './insuranceRelations.ts';
import { residentPopulation } from './residentPopulation.ts';
import { settlements } from './settlements.ts';

export const exportFiles: ExportFile[] = [
  designatedInstitutions,
  insuranceRelations,
  eVouchers,
  settlements,
  admissions,
  residentPopulation,
];
