import { findConnection, monthArgument, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { AidPayment, AidPaymentConnection } from './aidPayment.ts';
import { AidPaymentKind, AidProgram } from './aidPaymentCodes.ts';

@InputType({ description: '救助发放筛选条件。Filter of aid payments.' })
class AidPaymentFilter {
  @Field(() => AidProgram, { nullable: true, description: '资金项目。Programme.' })
  declare program?: AidProgram;

  @Field(() => AidPaymentKind, { nullable: true, description: '发放类型。Kind of payment.' })
  declare kind?: AidPaymentKind;

  @Field(() => String, { nullable: true, description: '所属期，如 2025-10。Month that the payment is for.' })
  declare period?: string;

  @Field(() => String, { nullable: true, description: '发放年月。Month of payment.' })
  declare payMonth?: string;
}

@Resolver(() => AidPayment)
export class AidPaymentResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => AidPaymentConnection, { description: '救助发放列表。List of aid payments.' })
  aidPayments(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => AidPaymentFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: AidPaymentFilter,
  ) {
    const { program, kind, period, payMonth } = filter ?? {};
    return findConnection(context, AidPayment, {
      where: {
        ...(program && { program }),
        ...(kind && { kind }),
        ...(period && { period: monthArgument('filter.period', period) }),
        ...(payMonth && { payMonth: monthArgument('filter.payMonth', payMonth) }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '领取人；低保为户主。The payee; for dibao the head of the household.' })
  person(@Root() { pid }: AidPayment): Pick<Person, 'pid'> {
    return { pid };
  }
}
