import { defineEntity } from '@mikro-orm/core';
import { codeTable, connectionByParent, createConnectionType, MonthType, monthText, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Scheme } from '../codes/scheme.ts';
import { OF_A_PERSON } from '../sharing.ts';

/** 离退休类别 AIC161. */
export enum RetirementCategory {
  REGULAR = '1',
  EARLY = '2',
  RESIGNED = '3',
  VETERAN_CADRE = '4',
  RESIDENT = '9',
}
export const RETIREMENT_CATEGORIES = codeTable(RetirementCategory, {
  name: 'RetirementCategory',
  description: '离退休类别 (AIC161)。Category of retirement.',
  meanings: {
    REGULAR: ['正常退休', 'Regular retirement'],
    EARLY: ['提前退休', 'Early retirement'],
    RESIGNED: ['退职', 'Resignation with a pension'],
    VETERAN_CADRE: ['离休', 'Retired veteran cadre'],
    RESIDENT: ['城乡居民', 'Resident'],
  },
});

/** 待遇发放状态 AAE116. */
export enum PensionBenefitStatus {
  NORMAL = '1',
  SUSPENDED = '2',
  TERMINATED = '3',
}
export const PENSION_BENEFIT_STATUSES = codeTable(PensionBenefitStatus, {
  name: 'PensionBenefitStatus',
  description: '待遇发放状态 (AAE116)。Status of a pension benefit.',
  meanings: {
    NORMAL: ['正常', 'Paid'],
    SUSPENDED: ['暂停', 'Suspended'],
    TERMINATED: ['终止', 'Terminated'],
  },
});

export const PensionBenefitSchema = defineEntity({
  name: 'PensionBenefit',
  tableName: 'pension_benefit',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    scheme: p.text().$type<Scheme>(),
    category: p.text().$type<RetirementCategory>(),
    startMonth: p.type(MonthType),
    endMonth: p.type(MonthType).nullable(),
    status: p.text().$type<PensionBenefitStatus>(),
    monthlyAmount: p.decimal('number').columnType('numeric(14,2)'),
    divisionCode: p.text(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '养老待遇核定。An approved pension benefit.', simpleResolvers: true })
export class PensionBenefit extends PensionBenefitSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => Scheme, { description: '险种。Scheme.' })
  declare scheme: Scheme;

  @Field(() => RetirementCategory, { description: '离退休类别。Category of retirement.' })
  declare category: RetirementCategory;

  @Field(() => String, { description: '待遇开始年月，如 2025-10。First month due.' })
  declare startMonth: string;

  @Field(() => String, { nullable: true, description: '待遇终止年月，当月仍应发。Last month due.' })
  declare endMonth: string | null;

  @Field(() => PensionBenefitStatus, { description: '发放状态。Status.' })
  declare status: PensionBenefitStatus;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '月待遇标准（元）。Monthly amount in yuan.' })
  declare monthlyAmount: number;
}
PensionBenefitSchema.setClass(PensionBenefit);

export const PensionBenefitConnection = createConnectionType(PensionBenefit, 'PensionBenefit');

/** A person's pension benefits, newest first. */
export const pensionBenefitsOfPerson = connectionByParent<PensionBenefit>({
  table: 'pension_benefit',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    scheme: 'scheme',
    category: 'category',
    startMonth: monthText('start_month'),
    endMonth: monthText('end_month'),
    status: 'status',
    monthlyAmount: 'monthly_amount::float8',
    divisionCode: 'division_code',
  },
  orderBy: ['start_month', 'id'],
});
