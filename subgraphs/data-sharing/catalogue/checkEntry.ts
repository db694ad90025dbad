import type { AnyTables } from '@minsheng/subgraph-kit';
import { GraphQLError } from 'graphql';
import { type Kysely, sql } from 'kysely';
import type { LivingRow } from '../lifecycle/lifecycle.ts';

/** A row of `catalogue_entry`, as far as steps read it. */
export interface CatalogueRow extends LivingRow {
  type_name: string;
  basis: string | null;
  conditions: string | null;
  share_class: string | null;
  secrecy_assessment: string | null;
  personal_assessment: string | null;
  signatory: string | null;
  in_contract: boolean;
}

type Lack = readonly [zh: string, en: string];

/**
 * What stands between an entry and its publication, all of it at once (政务数据共享条例 arts 13–15): both assessments and the signature of
 * the department's head, a class, a citation for what is shared with nobody, and scope and uses for what is shared under conditions.
 * @throws GraphQLError ILLEGAL_STEP that lists what is missing
 */
export async function refuseUnpublishable(trx: Kysely<AnyTables>, row: CatalogueRow): Promise<void> {
  const lacks = [...lacksOf(row), ...(await unfoundedItems(trx, row))];
  if (lacks.length === 0) return;
  const missing = lacks.map(([, en]) => en);
  throw new GraphQLError(
    `目录条目 ${row.number} 尚不能提交或者发布：${lacks.map(([zh]) => zh).join('；')} (catalogue entry ${row.number} lacks: ${missing.join('; ')})`,
    { extensions: { code: 'ILLEGAL_STEP', state: row.state, missing } },
  );
}

function lacksOf(row: CatalogueRow): Lack[] {
  const { share_class: shareClass, basis, conditions } = row;
  const rules: [holds: boolean, ...Lack][] = [
    [row.in_contract, '已不在契约中', 'a place in the contract'],
    [row.secrecy_assessment !== null, '缺保密风险评估', 'the assessment of secrecy risk'],
    [row.personal_assessment !== null, '缺个人信息保护影响评估', 'the assessment of the impact on personal information'],
    [row.signatory !== null, '缺部门负责人签字', 'the signature of the head of the department'],
    [shareClass !== null, '契约未声明共享属性', 'a sharing class in the contract'],
    [
      shareClass !== 'refused' || said(basis),
      '不予共享未列明法律、行政法规或者国务院决定依据',
      'the legal basis of sharing it with nobody',
    ],
    [
      shareClass !== 'conditional' || said(conditions) || said(basis),
      '有条件共享未列明共享范围和使用用途',
      'scope and uses of conditional sharing',
    ],
  ];
  return rules.flatMap(([holds, zh, en]): Lack[] => (holds ? [] : [[zh, en]]));
}

/** Single fields that are shared with nobody and cite nothing. */
async function unfoundedItems(
  trx: Kysely<AnyTables>,
  { provider, type_name: type, share_class: ofType }: CatalogueRow,
): Promise<Lack[]> {
  if (ofType === 'refused') return [];
  const { rows } = await sql<{ coordinate: string }>`
    select coordinate from catalogue_item
    where owner = ${provider} and type_name = ${type} and share_class = 'refused' and coalesce(basis, '') = ''
    order by coordinate`.execute(trx);
  return rows.map(({ coordinate }) => [
    `${coordinate} 不予共享未列明依据`,
    `the legal basis of sharing ${coordinate} with nobody`,
  ]);
}

function said(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}
