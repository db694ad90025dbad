import { cityToday, type LoaderDefinition, type RequestContext } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { LeadMode } from './leadMode.ts';

export interface KeyTaskRow {
  number: number;
  title: string;
  titleEn: string;
  chapter: string;
  chapterEn: string;
  leadMode: LeadMode;
  commitments: string;
}

export interface KeyTaskUnit {
  taskNumber: number;
  unitName: string;
  role: 'LEAD' | 'RESPONSIBLE';
}

const TASK = sql`key_task.number, key_task.title, key_task.title_en as "titleEn", key_task.chapter, key_task.chapter_en as "chapterEn",
  key_task.lead_mode as "leadMode", key_task.commitments`;

export async function readKeyTasks({ sql: db }: RequestContext): Promise<KeyTaskRow[]> {
  return (await sql<KeyTaskRow>`select ${TASK} from key_task order by number`.execute(db)).rows;
}

/** The tasks that an indicator measures, by number. */
export const tasksOfIndicator: LoaderDefinition<string, KeyTaskRow[]> = async (codes, { sql: db }) => {
  const { rows } = await sql<KeyTaskRow & { indicatorCode: string }>`
    select link.indicator_code as "indicatorCode", ${TASK}
    from key_task_indicator link join key_task on key_task.number = link.task_number
    where link.indicator_code = any(${[...codes]}::text[]) and ${inForce}
    order by key_task.number`.execute(db);
  return codes.map(code => rows.filter(row => row.indicatorCode === code));
};

/** Codes of the indicators that measure a task. */
export const indicatorsOfTask: LoaderDefinition<number, string[]> = async (numbers, { sql: db }) => {
  const { rows } = await sql<{ taskNumber: number; indicatorCode: string }>`
    select task_number as "taskNumber", indicator_code as "indicatorCode" from key_task_indicator link
    where task_number = any(${[...numbers]}::int[]) and ${inForce}`.execute(db);
  return numbers.map(number => rows.filter(row => row.taskNumber === number).map(row => row.indicatorCode));
};

/** Lead and responsible units of a task, in the policy's order. */
export const unitsOfTask: LoaderDefinition<number, KeyTaskUnit[]> = async (numbers, { sql: db }) => {
  const { rows } = await sql<KeyTaskUnit>`
    select task_number as "taskNumber", unit_name as "unitName", role from key_task_unit link
    where task_number = any(${[...numbers]}::int[]) and ${inForce}
    order by task_number, role, ordinal`.execute(db);
  return numbers.map(number => rows.filter(row => row.taskNumber === number));
};

const inForce = sql`(link.ended_on is null or link.ended_on > ${cityToday})`;
