import type { ExportFile } from '../files/ExportFile.ts';
import { admissionRegister } from './admissionRegister.ts';
import { eVouchers } from './eVouchers.ts';
import { institutions } from './institutions.ts';
import { insured } from './insured.ts';
import { residents } from './residents.ts';
import { settlements } from './settlements.ts';

/** Everything the business systems of 医保分局 hand over. */
export const medicalInsuranceFiles: readonly ExportFile[] = [
  institutions,
  insured,
  eVouchers,
  settlements,
  admissionRegister,
  residents,
];
