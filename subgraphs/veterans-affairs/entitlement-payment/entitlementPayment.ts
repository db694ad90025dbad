import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, MonthType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { EntitlementCategory } from '../entitlement/entitlementCategory.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { EntitlementPaymentKind } from './entitlementPaymentKind.ts';

export const EntitlementPaymentSchema = defineEntity({
  name: 'EntitlementPayment',
  tableName: 'entitlement_payment',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    category: p.enum(() => EntitlementCategory).columnType('text'),
    period: p.type(MonthType),
    payMonth: p.type(MonthType),
    amount: p.decimal('number').precision(14).scale(2),
    kind: p.enum(() => EntitlementPaymentKind).columnType('text'),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '优抚发放。A payment of an entitlement.', simpleResolvers: true })
export class EntitlementPayment extends EntitlementPaymentSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Sharing({ sensitivity: 'sensitive' })
  @Field(() => EntitlementCategory, { nullable: true, description: '优抚类别。Category.' })
  declare category: EntitlementCategory;

  @Field({ description: '所属期，如 2025-10。Month that the payment is for.' })
  declare period: string;

  @Field({ description: '发放年月。Month in which it was paid.' })
  declare payMonth: string;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '金额，元，退回为负。Yuan; negative for a refund.' })
  declare amount: number;

  @Field(() => EntitlementPaymentKind, { description: '发放类型。Kind of payment.' })
  declare kind: EntitlementPaymentKind;
}
EntitlementPaymentSchema.setClass(EntitlementPayment);

export const EntitlementPaymentConnection = createConnectionType(EntitlementPayment, 'EntitlementPayment');
