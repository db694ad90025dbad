import { findConnection, monthArgument, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { EntitlementCategory } from '../entitlement/entitlementCategory.ts';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { EntitlementPayment, EntitlementPaymentConnection } from './entitlementPayment.ts';
import { EntitlementPaymentKind } from './entitlementPaymentKind.ts';

@InputType({ description: '优抚发放筛选条件。Filter of entitlement payments.' })
class EntitlementPaymentFilter {
  @Field(() => EntitlementCategory, { nullable: true, description: '优抚类别。Category.' })
  declare category?: EntitlementCategory;

  @Field(() => EntitlementPaymentKind, { nullable: true, description: '发放类型。Kind of payment.' })
  declare kind?: EntitlementPaymentKind;

  @Field(() => String, { nullable: true, description: '所属期，如 2025-10。Month that the payment is for.' })
  declare period?: string;

  @Field(() => String, { nullable: true, description: '发放年月。Month of payment.' })
  declare payMonth?: string;
}

@Resolver(() => EntitlementPayment)
export class EntitlementPaymentResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => EntitlementPaymentConnection, { description: '优抚发放列表。List of entitlement payments.' })
  entitlementPayments(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => EntitlementPaymentFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: EntitlementPaymentFilter,
  ) {
    const { category, kind, period, payMonth } = filter ?? {};
    return findConnection(context, EntitlementPayment, {
      where: {
        ...(category && { category }),
        ...(kind && { kind }),
        ...(period && { period: monthArgument('filter.period', period) }),
        ...(payMonth && { payMonth: monthArgument('filter.payMonth', payMonth) }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '领取人。The payee.' })
  person(@Root() { pid }: EntitlementPayment): Pick<Person, 'pid'> {
    return { pid };
  }
}
