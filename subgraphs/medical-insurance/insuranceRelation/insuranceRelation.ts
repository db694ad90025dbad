import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { InsuranceStatus } from '../codes/insuranceStatus.ts';
import { InsuranceType } from '../codes/insuranceType.ts';
import { SubsidyCategory } from '../codes/subsidyCategory.ts';
import { OF_AN_INSURED_PERSON } from '../sharing.ts';

/** Citizen ID, name, sex and birth date stand in the same table and are left out: no list of relations needs them. */
export const InsuranceRelationSchema = defineEntity({
  name: 'InsuranceRelation',
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
    subsidyCategory: p
      .enum(() => SubsidyCategory)
      .columnType('text')
      .nullable(),
    subsidyAmount: p.decimal('number').precision(14).scale(2).nullable(),
  }),
});

@Sharing(OF_AN_INSURED_PERSON)
@ObjectType('MedicalInsuranceRelation', {
  description: '医保参保关系。One insurance relation of a person.',
  simpleResolvers: true,
})
export class InsuranceRelation extends InsuranceRelationSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => InsuranceType, { description: '险种。Insurance type.' })
  declare scheme: InsuranceType;

  @Sharing({ sensitivity: 'minor' })
  @Field(() => String, {
    nullable: true,
    description: '人员类别代码（国家医保编码，如 1101 职工在职）。Person category, national code, e.g. 1101 employed.',
  })
  declare personCategory: string;

  @Field(() => InsuranceStatus, { description: '参保状态。State.' })
  declare status: InsuranceStatus;

  @Field(() => String, { description: '参保开始日期。First day insured.' })
  declare startDate: string;

  @Field(() => String, { nullable: true, description: '参保结束日期；仍在保时为空。Last day insured; null while open.' })
  declare endDate: string | null;

  @Sharing({ sensitivity: 'sensitive' })
  @Field(() => SubsidyCategory, {
    nullable: true,
    description: '资助参保类别；未受资助时为空。Category subsidised; null if none.',
  })
  declare subsidyCategory: SubsidyCategory | null;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { nullable: true, description: '资助金额（元）。Premium subsidy in yuan.' })
  declare subsidyAmount: number | null;
}
InsuranceRelationSchema.setClass(InsuranceRelation);

export const InsuranceRelationConnection = createConnectionType(InsuranceRelation, 'MedicalInsuranceRelation');
