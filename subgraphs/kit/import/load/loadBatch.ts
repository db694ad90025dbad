import type { BulkSession } from '../../database/bulkSession.ts';
import type { Database } from '../../database/openDatabase.ts';
import type { ExportFile } from '../exportFile.ts';
import { countBatch, type ImportRun } from './importRun.ts';
import type { RowBatch } from './rowBatch.ts';

/**
 * Loads one batch in one transaction: the facts, what they replaced, what was refused, and how far the run has come.
 * After a crash the run therefore goes on exactly behind the last batch that is in the table.
 * @returns the run as it stands after the batch
 */
export async function loadBatch(database: Database, exportFile: ExportFile, run: ImportRun, batch: RowBatch): Promise<ImportRun> {
  const statements = statementsFor(exportFile);
  return database.inBulkTransaction(async session => {
    const { inserted, replaced } = await writeFacts(session, statements, run, batch);
    await copyRemarks(session, run, QUARANTINE, batch.quarantineLines);
    await copyRemarks(session, run, WARNINGS, batch.warningLines);
    const unchanged = batch.facts - inserted - replaced;
    const { rowsRead, rejected, warnings } = batch;
    return countBatch(session, run, { rowsRead, inserted, replaced, unchanged, rejected, warnings });
  });
}

async function writeFacts(session: BulkSession, statements: Statements, run: ImportRun, batch: RowBatch) {
  if (batch.facts === 0) return { inserted: 0, replaced: 0 };
  // Readers go on; a second importer of the same table waits, so that history and update below see the same predecessors.
  await session.query(statements.lock);
  await session.query(statements.stage);
  await session.copyIn(STAGING, statements.columns, batch.factLines);
  const inserted = await count(session, statements.insertNew, [run.id]);
  // Most batches are all new or all known: only what was not new is compared with what stands in the table.
  if (inserted === batch.facts || statements.update === undefined) return { inserted, replaced: 0 };
  const replaced = await count(session, statements.keepReplaced, [run.id]);
  if (replaced > 0) await session.query(statements.update, [run.id]);
  return { inserted, replaced };
}

interface Statements {
  columns: string[];
  lock: string;
  stage: string;
  insertNew: string;
  /** Writes the predecessors of corrected rows, whole, to the history. */
  keepReplaced: string;
  update: string | undefined;
}

/** All names in here were checked to be plain identifiers by `defineExportFile`. */
function statementsFor({ table, columns: described, key }: ExportFile): Statements {
  const columns = described.flatMap(column => column.targets);
  const values = columns.filter(column => !key.includes(column));
  const list = columns.join(', ');
  const sameKey = key.map(part => `fact.${part} = staged.${part}`).join(' and ');
  const row = (alias: string) => `(${values.map(column => `${alias}.${column}`).join(', ')})`;
  const corrected = values.length === 0 ? 'false' : `row${row('fact')} is distinct from row${row('staged')}`;
  return {
    columns,
    lock: `lock table ${table} in share row exclusive mode`,
    stage: `create temporary table ${STAGING} on commit drop as select ${list} from ${table} with no data`,
    insertNew: `with written as (insert into ${table} (${list}, import_run) select ${list}, $1::integer from ${STAGING}
      on conflict (${key.join(', ')}) do nothing returning 1) select count(*) as rows from written`,
    keepReplaced: `with kept as (insert into fact_history (table_name, fact, replaced_by_run)
      select '${table}', to_jsonb(fact), $1::integer from ${table} fact join ${STAGING} staged on ${sameKey} where ${corrected}
      returning 1) select count(*) as rows from kept`,
    update:
      values.length === 0
        ? undefined
        : `update ${table} fact set ${values.map(column => `${column} = staged.${column}`).join(', ')}, import_run = $1::integer
           from ${STAGING} staged where ${sameKey} and ${corrected}`,
  };
}

async function count(session: BulkSession, statement: string, parameters: unknown[]): Promise<number> {
  const [row] = await session.query<{ rows: string | number }>(statement, parameters);
  return Number(row?.rows ?? 0);
}

async function copyRemarks(
  session: BulkSession,
  run: ImportRun,
  { table, columns }: RemarkTable,
  lines: string[],
): Promise<void> {
  if (lines.length === 0) return;
  await session.copyIn(table, ['import_run', ...columns], lines.map(line => `${run.id}\t${line}`).join(''));
}

type RemarkTable = { table: string; columns: readonly string[] };
const QUARANTINE: RemarkTable = { table: 'quarantined_row', columns: ['row_number', 'field', 'reason', 'content'] };
const WARNINGS: RemarkTable = { table: 'import_warning', columns: ['row_number', 'field', 'reason'] };
const STAGING = 'import_staging';
