import type { Department } from '@minsheng/subgraph-kit';
import { AdmissionSchema } from './admission/admission.ts';
import { exportFiles } from './import/exportFiles.ts';
import { indicators } from './indicators/index.ts';
import { InstitutionSchema } from './institution/institution.ts';
import { InsuranceRelationSchema } from './insuranceRelation/insuranceRelation.ts';
import { migrations } from './migrations/index.ts';
import { schema } from './schema.ts';
import { SettlementSchema } from './settlement/settlement.ts';

export const department: Department = {
  name: 'medical-insurance',
  title: '医保分局',
  defaultPort: 4102,
  database: { entities: [InstitutionSchema, InsuranceRelationSchema, SettlementSchema, AdmissionSchema], migrations },
  schema,
  exportFiles,
  indicators,
};
