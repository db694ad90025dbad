import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { AnnualConfirmation, AnnualConfirmationConnection } from './annualConfirmation.ts';
import { ConfirmationMethod, ConfirmationResult } from './confirmationCodes.ts';

@InputType({ description: '年度确认筛选条件。Filter of annual confirmations.' })
class AnnualConfirmationFilter {
  @Field(() => Int, { nullable: true, description: '年度。Year.' })
  declare year?: number;

  @Field(() => ConfirmationMethod, { nullable: true, description: '确认方式。Method.' })
  declare method?: ConfirmationMethod;

  @Field(() => ConfirmationResult, { nullable: true, description: '确认结果。Result.' })
  declare result?: ConfirmationResult;
}

@Resolver(() => AnnualConfirmation)
export class AnnualConfirmationResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => AnnualConfirmationConnection, { description: '年度确认列表。List of annual confirmations.' })
  annualConfirmations(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => AnnualConfirmationFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: AnnualConfirmationFilter,
  ) {
    const { year, method, result } = filter ?? {};
    return findConnection(context, AnnualConfirmation, {
      where: { ...(year !== undefined && { year }), ...(method && { method }), ...(result && { result }) },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '优抚对象。The entitled person.' })
  person(@Root() { pid }: AnnualConfirmation): Pick<Person, 'pid'> {
    return { pid };
  }
}
