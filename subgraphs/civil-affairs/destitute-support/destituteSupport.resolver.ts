import { Division, dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { DestituteSupport, DestituteSupportConnection } from './destituteSupport.ts';
import { DestituteSupportMode } from './destituteSupportCodes.ts';

@InputType({ description: '特困供养筛选条件。Filter of support of persons in extreme hardship.' })
class DestituteSupportFilter {
  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Code of the township.' })
  declare divisionCode?: string;

  @Field(() => DestituteSupportMode, { nullable: true, description: '供养方式。Central or dispersed.' })
  declare mode?: DestituteSupportMode;

  @Field(() => String, { nullable: true, description: '在此日期享受供养。Supported on this date.' })
  declare activeOn?: string;
}

@Resolver(() => DestituteSupport)
export class DestituteSupportResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => DestituteSupportConnection, { description: '特困供养列表。List of support of persons in extreme hardship.' })
  destituteSupports(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => DestituteSupportFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: DestituteSupportFilter,
  ) {
    const { divisionCode, mode, activeOn } = filter ?? {};
    const day = activeOn && dayArgument('filter.activeOn', activeOn);
    return findConnection(context, DestituteSupport, {
      where: {
        ...(divisionCode && { divisionCode }),
        ...(mode && { mode }),
        ...(day && { approvedOn: { $lte: day }, $or: [{ endedOn: null }, { endedOn: { $gt: day } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '供养对象。The supported person.' })
  person(@Root() { pid }: DestituteSupport): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: DestituteSupport): Division {
    return { code: divisionCode };
  }
}
