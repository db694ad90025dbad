import { defineEntity } from '@mikro-orm/core';
import { createConnectionType } from '@minsheng/subgraph-kit';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { FundedCategory } from '../codes/fundedCategory.ts';
import { InsuranceStatus } from '../codes/insuranceStatus.ts';
import { InsuranceType } from '../codes/insuranceType.ts';

/** Citizen ID, name, sex and birth date stand in the same table and are left out: no list of relations needs them. */
export const InsuranceSchema = defineEntity({
  name: 'Insurance',
  tableName: 'insurance_relation',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    scheme: p.enum(() => InsuranceType).columnType('text'),
    personCategory: p.text(),
    status: p.enum(() => InsuranceStatus).columnType('text'),
    startDate: p.date(),
    endDate: p.date().nullable(),
    employerUscc: p.text().nullable(),
    divisionCode: p.text(),
    fundedCategory: p
      .enum(() => FundedCategory)
      .columnType('text')
      .nullable(),
    fundedAmount: p.decimal('number').precision(14).scale(2).nullable(),
  }),
});

@ObjectType('MedicalInsurance', {
  description: '医保参保关系。One insurance relation of a person.',
  simpleResolvers: true,
})
export class Insurance extends InsuranceSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => InsuranceType, { description: '险种。Insurance type.' })
  declare scheme: InsuranceType;

  @Field(() => String, {
    description: '人员类别代码（国家医保编码，如 1101 职工在职）。Person category, national code, e.g. 1101 employed.',
  })
  declare personCategory: string;

  @Field(() => InsuranceStatus, { description: '参保状态。State.' })
  declare status: InsuranceStatus;

  @Field(() => String, { description: '参保开始日期。First day insured.' })
  declare startDate: string;

  @Field(() => String, { nullable: true, description: '参保结束日期；仍在保时为空。Last day insured; null while open.' })
  declare endDate: string | null;

  @Field(() => FundedCategory, {
    nullable: true,
    description: '资助参保类别；未受资助时为空。Category subsidised; null if none.',
  })
  declare fundedCategory: FundedCategory | null;

  @Field(() => Float, { nullable: true, description: '资助金额（元）。Premium subsidy in yuan.' })
  declare fundedAmount: number | null;
}
InsuranceSchema.setClass(Insurance);

export const InsuranceConnection = createConnectionType(Insurance, 'MedicalInsurance');
