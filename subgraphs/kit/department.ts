import type { Database, DatabaseDefinition } from './database/openDatabase.ts';
import type { ExportFile } from './import/index.ts';
import type { IndicatorDefinition } from './indicators/indicatorDefinition.ts';
import type { SchemaDefinition } from './schema/buildDepartmentSchema.ts';
import type { DepartmentRules } from './trust/departmentRules.ts';

/** Everything the kit needs to know to run a department's subgraph; each department has one, in its `department.ts`. */
export interface Department {
  /** The folder's name, e.g. `hrss`. */
  name: string;
  /** What officers call it, e.g. 人社局. */
  title: string;
  defaultPort: number;
  database: DatabaseDefinition;
  schema: SchemaDefinition;
  /** In the order in which they must be loaded. */
  exportFiles: ExportFile[];
  /** Recomputed after every import. */
  indicators: IndicatorDefinition[];
  /** Whom it answers what, beyond what is common to all; none: everybody whom the gateway names. */
  rules?: DepartmentRules;
  /** What must be in the database before the first answer, such as reference files that come with the code. */
  beforeServing?: (database: Database) => Promise<void>;
}
