import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, MonthType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { OF_AN_EMPLOYER } from '../sharing.ts';

export const RehabSubsidySchema = defineEntity({
  name: 'RehabSubsidy',
  tableName: 'rehab_pension_subsidy',
  properties: p => ({
    id: p.bigint('string').primary(),
    employerUscc: p.text(),
    period: p.type(MonthType),
    professionalStaff: p.integer(),
    minimumBase: p.decimal('number').columnType('numeric(14,2)'),
    employerRate: p.decimal('number').columnType('numeric(6,4)'),
    employerDue: p.decimal('number').columnType('numeric(14,2)'),
    subsidy: p.decimal('number').columnType('numeric(14,2)'),
    paidOn: p.date().nullable(),
    importRun: p.integer(),
  }),
});

/** Half of the employer's share at the year's minimum base, for professional staff of contracted institutions (key task 11). */
@Sharing(OF_AN_EMPLOYER)
@ObjectType({
  description: '康复服务协议机构养老补贴，金额为元。Pension subsidy of a contracted rehabilitation institution, in yuan.',
  simpleResolvers: true,
})
export class RehabSubsidy extends RehabSubsidySchema.class {
  @Field(() => String, { description: '所属期，如 2025-10。Month it is for.' })
  declare period: string;

  @Field(() => Int, { description: '专业技术人员数。Professional staff.' })
  declare professionalStaff: number;

  @Field(() => Float, { description: '年度最低缴费基数。Minimum contribution base of the year.' })
  declare minimumBase: number;

  @Field(() => Float, { description: '单位缴费比例，如 0.16。Employer rate, a fraction.' })
  declare employerRate: number;

  @Field(() => Float, { description: '单位应缴额。Employer share due.' })
  declare employerDue: number;

  @Field(() => Float, { description: '补贴金额。Subsidy.' })
  declare subsidy: number;

  @Field(() => String, { nullable: true, description: '拨付日期；未拨付时为空。Paid on; null while unpaid.' })
  declare paidOn: string | null;
}
RehabSubsidySchema.setClass(RehabSubsidy);

export const RehabSubsidyConnection = createConnectionType(RehabSubsidy, 'RehabSubsidy');
