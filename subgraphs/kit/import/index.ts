import type { Database, DatabaseDefinition } from '../database/openDatabase.ts';
export interface ExportFile {
  name: string;
}
export declare function runImportCli(o: {
  department: string;
  exportFiles: ExportFile[];
  database: DatabaseDefinition;
  afterImport?: (d: Database, r: unknown[]) => Promise<void>;
}): Promise<void>;
export declare function importFolder(
  d: Database,
  f: ExportFile[],
  folder: string,
  o: { pidKey: string },
): Promise<{ file: string; rows: number; status: string }[]>;
