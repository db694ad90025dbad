import { dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { Person } from '../person/person.ts';
import { OF_A_DECEASED } from '../sharing.ts';
import { Cremation, CremationConnection } from './cremation.ts';
import { DeathFactStatus } from './deathFactStatus.ts';

@InputType({ description: '火化登记筛选条件。Filter of cremation records.' })
class CremationFilter {
  @Field(() => String, { nullable: true, description: '火化日期不早于。Cremated on or after.' })
  declare from?: string;

  @Field(() => String, { nullable: true, description: '火化日期不晚于。Cremated on or before.' })
  declare to?: string;

  @Field(() => DeathFactStatus, { nullable: true, description: '状态。State of the fact.' })
  declare status?: DeathFactStatus;
}

@Resolver(() => Cremation)
export class CremationResolver {
  @Sharing(OF_A_DECEASED)
  @Query(() => CremationConnection, {
    description: '火化登记列表，含更正和撤销的。Cremation records, corrected and retracted ones included.',
  })
  cremations(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => CremationFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: CremationFilter,
  ) {
    const { from, to, status } = filter ?? {};
    const cremated = {
      ...(from && { $gte: dayArgument('filter.from', from) }),
      ...(to && { $lte: dayArgument('filter.to', to) }),
    };
    return findConnection(context, Cremation, {
      where: { ...((from || to) && { cremationDate: cremated }), ...(status && { status }) },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '逝者。The deceased.' })
  person(@Root() { pid }: Cremation): Pick<Person, 'pid'> {
    return { pid };
  }
}
