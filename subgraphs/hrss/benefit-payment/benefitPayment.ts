import { defineEntity } from '@mikro-orm/core';
import { codeTable, connectionByParent, createConnectionType, MonthType, monthText, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Scheme } from '../codes/scheme.ts';
import { OF_A_PERSON } from '../sharing.ts';

/** 待遇项目. */
export enum PensionItem {
  MONTHLY_PENSION = '01',
  FUNERAL_GRANT = '02',
  SURVIVOR_GRANT = '03',
  ACCOUNT_REFUND = '04',
}
export const PENSION_ITEMS = codeTable(PensionItem, {
  name: 'PensionItem',
  description: '待遇项目。What is paid.',
  meanings: {
    MONTHLY_PENSION: ['月养老金', 'Monthly pension'],
    FUNERAL_GRANT: ['丧葬补助金', 'Funeral grant'],
    SURVIVOR_GRANT: ['抚恤金', 'Survivors’ grant'],
    ACCOUNT_REFUND: ['个人账户返还', 'Balance of the personal account'],
  },
});

/** 发放类型. */
export enum PensionPaymentKind {
  REGULAR = '1',
  BACK_PAY = '2',
  ADJUSTMENT = '3',
  REFUND = '4',
}
export const PENSION_PAYMENT_KINDS = codeTable(PensionPaymentKind, {
  name: 'PensionPaymentKind',
  description: '发放类型。Kind of payment.',
  meanings: {
    REGULAR: ['正常', 'Regular'],
    BACK_PAY: ['补发', 'Back pay for earlier periods'],
    ADJUSTMENT: ['调整', 'Adjustment'],
    REFUND: ['退回', 'Refund, a negative amount'],
  },
});

export const BenefitPaymentSchema = defineEntity({
  name: 'BenefitPayment',
  tableName: 'benefit_payment',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    scheme: p.text().$type<Scheme>(),
    item: p.text().$type<PensionItem>(),
    period: p.type(MonthType),
    payMonth: p.type(MonthType),
    amount: p.decimal('number').columnType('numeric(14,2)'),
    kind: p.text().$type<PensionPaymentKind>(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType('PensionPayment', {
  description:
    '一笔养老待遇发放；所属期与发放年月可不同（补发）。One pension payment; the month paid for may differ from the month paid in.',
  simpleResolvers: true,
})
export class BenefitPayment extends BenefitPaymentSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => Scheme, { description: '险种。Scheme.' })
  declare scheme: Scheme;

  @Field(() => PensionItem, { description: '待遇项目。What is paid.' })
  declare item: PensionItem;

  @Field(() => String, { description: '所属期，如 2025-10。Month it is paid for.' })
  declare period: string;

  @Field(() => String, { description: '发放年月。Month it is paid in.' })
  declare payMonth: string;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '金额（元），退回为负。Amount in yuan; negative for refunds.' })
  declare amount: number;

  @Field(() => PensionPaymentKind, { description: '发放类型。Kind of payment.' })
  declare kind: PensionPaymentKind;
}
BenefitPaymentSchema.setClass(BenefitPayment);

export const BenefitPaymentConnection = createConnectionType(BenefitPayment, 'PensionPayment');

/** A person's payments, latest pay month first. */
export const benefitPaymentsOfPerson = connectionByParent<BenefitPayment>({
  table: 'benefit_payment',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    scheme: 'scheme',
    item: 'item',
    period: monthText('period'),
    payMonth: monthText('pay_month'),
    amount: 'amount::float8',
    kind: 'kind',
  },
  orderBy: ['pay_month', 'id'],
});
