// Decorators of the first entity read need it, whichever part of the kit is loaded first.
import 'reflect-metadata';

export { createDataUses } from './asked/createDataUses.ts';
export { readConfig } from './config.ts';
export * from './connection/index.ts';
export { cityToday } from './database/cityToday.ts';
export { monthText } from './database/monthText.ts';
export { MonthType } from './database/monthType.ts';
export {
  type AnyTables,
  type Database,
  type DatabaseDefinition,
  type DatabaseLocation,
  openDatabase,
} from './database/openDatabase.ts';
export type { Department } from './department.ts';
export { importInto } from './importInto.ts';
export * from './indicators/index.ts';
export { createPersonReference } from './person/createPersonReference.ts';
export { PERSON_KEY } from './person/personSharing.ts';
export { buildDepartmentSchema, type SchemaDefinition } from './schema/buildDepartmentSchema.ts';
export { codeTable } from './schema/codeTable.ts';
export { emitSchema } from './schema/emitSchema.ts';
export type { Reference, Representation } from './schema/reference.ts';
export { referenceByKey } from './schema/referenceByKey.ts';
export { Sharing } from './schema/sharing/Sharing.ts';
export type { SharingWord } from './schema/sharing/SharingWord.ts';
export { dayArgument, monthArgument } from './schema/timeArgument.ts';
export { type LoaderDefinition, openRequest, type RequestContext } from './server/requestContext.ts';
export { type RunningSubgraph, runSubgraph, startSubgraph } from './server/startSubgraph.ts';
export type { AskReasons, Caller } from './trust/Caller.ts';
export type { AskedRequest, DepartmentRules } from './trust/departmentRules.ts';
