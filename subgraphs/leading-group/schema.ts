import type { SchemaDefinition } from '@minsheng/subgraph-kit';
import { IndicatorResolver } from './catalogue/indicator.resolver.ts';
import { departmentReference } from './departments/department.reference.ts';
import { DepartmentResolver } from './departments/department.resolver.ts';
import { divisionReference } from './division/division.reference.ts';
import { DivisionResolver } from './division/division.resolver.ts';
import { foreignIndicators } from './foreign/index.ts';
import { KeyTaskResolver } from './keyTask/keyTask.resolver.ts';
import { ReportedIndicatorResolver } from './reported/reportedIndicator.resolver.ts';
import { ReportedIndicator } from './reported/reportedIndicator.ts';

export const schema: SchemaDefinition = {
  resolvers: [
    IndicatorResolver,
    ReportedIndicatorResolver,
    KeyTaskResolver,
    DivisionResolver,
    DepartmentResolver,
    ...foreignIndicators.map(({ resolver }) => resolver),
  ],
  references: [divisionReference, departmentReference, ...foreignIndicators.map(({ reference }) => reference)],
  orphanedTypes: [ReportedIndicator, ...foreignIndicators.map(({ type }) => type)],
};
