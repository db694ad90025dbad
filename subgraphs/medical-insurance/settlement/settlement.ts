import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { InsuranceType } from '../codes/insuranceType.ts';
import { MedicalCategory, VisitCredential } from '../codes/settlementCodes.ts';
import { OF_A_PATIENT } from '../sharing.ts';

export const SettlementSchema = defineEntity({
  name: 'Settlement',
  tableName: 'settlement',
  properties: p => {
    const amount = () => p.decimal('number').precision(14).scale(2);
    return {
      settlementNumber: p.text().primary(),
      visitNumber: p.text(),
      pid: p.text(),
      scheme: p.enum(() => InsuranceType).columnType('text'),
      category: p.enum(() => MedicalCategory).columnType('text'),
      credential: p.enum(() => VisitCredential).columnType('text'),
      institutionCode: p.text(),
      beginDate: p.date(),
      endDate: p.date(),
      settledAt: p.datetime().columnType('timestamptz'),
      medicalFee: amount(),
      fundPaid: amount(),
      pooledFundPaid: amount(),
      civilServantPaid: amount(),
      enterpriseSupplementPaid: amount(),
      seriousIllnessPaid: amount(),
      largeExpensePaid: amount(),
      disabledPersonPaid: amount(),
      medicalAssistancePaid: amount(),
      otherFundPaid: amount(),
      hospitalBorne: amount(),
      personalPaid: amount(),
      accountPaid: amount(),
      cashPaid: amount(),
      familyAccountPaid: amount(),
      reversal: p.boolean(),
    };
  },
});

@Sharing(OF_A_PATIENT)
@ObjectType('Settlement', {
  description: '医保结算。金额单位为元，退费记录的金额为负。One settlement; amounts in yuan, negative for a reversal.',
  simpleResolvers: true,
})
export class Settlement extends SettlementSchema.class {
  @Field(() => ID, { description: '结算编号。Settlement number.' })
  declare settlementNumber: string;

  @Field(() => ID, { description: '就诊编号；一次就诊可有多笔结算。Visit number; a visit may have several settlements.' })
  declare visitNumber: string;

  @Field(() => InsuranceType, { description: '险种。Insurance type.' })
  declare scheme: InsuranceType;

  @Sharing({ sensitivity: 'sensitive' })
  @Field(() => MedicalCategory, { nullable: true, description: '医疗类别。Kind of care.' })
  declare category: MedicalCategory;

  @Field(() => VisitCredential, { description: '就诊凭证类型。What the person identified themselves with.' })
  declare credential: VisitCredential;

  @Field(() => ID, { description: '机构编码，含市外机构。Institution code, also of institutions elsewhere.' })
  declare institutionCode: string;

  @Field(() => String, { description: '就诊开始日期。First day of the visit.' })
  declare beginDate: string;

  @Field(() => String, { description: '就诊结束日期。Last day of the visit.' })
  declare endDate: string;

  @Field(() => Boolean, { description: '是否退费。Whether this takes a settlement back.' })
  declare reversal: boolean;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '医疗费总额。Total medical fee.' })
  declare medicalFee: number;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '基金支付总额。Total paid by funds.' })
  declare fundPaid: number;

  @Field(() => Float, { description: '统筹基金支出。Paid by the pooled fund.' })
  declare pooledFundPaid: number;

  @Field(() => Float, { description: '公务员医疗补助支出。Paid by the civil servants’ subsidy.' })
  declare civilServantPaid: number;

  @Field(() => Float, { description: '企业补充医疗保险支出。Paid by enterprise supplementary insurance.' })
  declare enterpriseSupplementPaid: number;

  @Field(() => Float, { description: '居民大病保险支出。Paid by residents’ serious-illness insurance.' })
  declare seriousIllnessPaid: number;

  @Field(() => Float, { description: '职工大额医疗费用补助支出。Paid by the employees’ large-expense subsidy.' })
  declare largeExpensePaid: number;

  @Sharing({ sensitivity: 'sensitive' })
  @Field(() => Float, { nullable: true, description: '伤残人员医疗保障支出。Paid for disabled persons.' })
  declare disabledPersonPaid: number;

  @Field(() => Float, { description: '医疗救助支出。Paid by medical assistance.' })
  declare medicalAssistancePaid: number;

  @Field(() => Float, { description: '其他基金支出。Paid by other funds.' })
  declare otherFundPaid: number;

  @Field(() => Float, { description: '医院负担金额。Borne by the hospital.' })
  declare hospitalBorne: number;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '个人负担总额。Total borne by the person.' })
  declare personalPaid: number;

  @Sharing({ sensitivity: 'sensitive', masks: ['band'] })
  @Field(() => Float, { nullable: true, description: '个人账户支出。Paid from the personal account.' })
  declare accountPaid: number;

  @Field(() => Float, { description: '个人现金支出。Paid in cash.' })
  declare cashPaid: number;

  @Sharing({ sensitivity: 'sensitive', masks: ['band'] })
  @Field(() => Float, { nullable: true, description: '家庭共济账户支出。Paid from the family’s shared account.' })
  declare familyAccountPaid: number;
}
SettlementSchema.setClass(Settlement);

export const SettlementConnection = createConnectionType(Settlement, 'Settlement');
