import { findConnection, monthArgument, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { Scheme } from '../codes/scheme.ts';
import { personOf } from '../person/person.reference.ts';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { BenefitPayment, BenefitPaymentConnection, PensionItem, PensionPaymentKind } from './benefitPayment.ts';

@InputType('PensionPaymentFilter', { description: '待遇发放筛选条件。Filter of pension payments.' })
class BenefitPaymentFilter {
  @Field(() => Scheme, { nullable: true, description: '险种。Scheme.' })
  declare scheme?: Scheme;

  @Field(() => PensionItem, { nullable: true, description: '待遇项目。What is paid.' })
  declare item?: PensionItem;

  @Field(() => PensionPaymentKind, { nullable: true, description: '发放类型。Kind of payment.' })
  declare kind?: PensionPaymentKind;

  @Field(() => String, { nullable: true, description: '所属期，如 2025-10。Month paid for.' })
  declare period?: string;

  @Field(() => String, { nullable: true, description: '发放年月，如 2025-10。Month paid in.' })
  declare payMonth?: string;
}

@Resolver(() => BenefitPayment)
export class BenefitPaymentResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => BenefitPaymentConnection, { description: '养老待遇发放列表。List of pension payments.' })
  benefitPayments(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => BenefitPaymentFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: BenefitPaymentFilter,
  ) {
    const { scheme, item, kind, period, payMonth } = filter ?? {};
    return findConnection(context, BenefitPayment, {
      where: {
        ...(scheme && { scheme }),
        ...(item && { item }),
        ...(kind && { kind }),
        ...(period && { period: monthArgument('filter.period', period) }),
        ...(payMonth && { payMonth: monthArgument('filter.payMonth', payMonth) }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '领取人。The recipient.' })
  person(@Root() { pid }: BenefitPayment, @Ctx() context: RequestContext) {
    return personOf(pid, context);
  }
}
