import { Division, dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { Person } from '../person/person.ts';
import { OF_A_VULNERABLE_PERSON } from '../sharing.ts';
import { MonitoredPerson, MonitoredPersonConnection } from './monitoredPerson.ts';
import { MonitoringCategory } from './monitoringCategory.ts';

@InputType({ description: '低收入监测对象筛选条件。Filter of monitored persons.' })
class MonitoredPersonFilter {
  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Code of the township.' })
  declare divisionCode?: string;

  @Field(() => MonitoringCategory, { nullable: true, description: '监测类别。Layer.' })
  declare category?: MonitoringCategory;

  @Field(() => String, { nullable: true, description: '在此日期纳入监测。Monitored on this date.' })
  declare activeOn?: string;
}

@Resolver(() => MonitoredPerson)
export class MonitoredPersonResolver {
  @Sharing(OF_A_VULNERABLE_PERSON)
  @Query(() => MonitoredPersonConnection, { description: '低收入监测对象列表。List of monitored persons.' })
  monitoredPersons(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => MonitoredPersonFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: MonitoredPersonFilter,
  ) {
    const { divisionCode, category, activeOn } = filter ?? {};
    const day = activeOn && dayArgument('filter.activeOn', activeOn);
    return findConnection(context, MonitoredPerson, {
      where: {
        ...(divisionCode && { divisionCode }),
        ...(category && { category }),
        ...(day && { includedOn: { $lte: day }, $or: [{ exitedOn: null }, { exitedOn: { $gt: day } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '监测对象。The monitored person.' })
  person(@Root() { pid }: MonitoredPerson): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: MonitoredPerson): Division {
    return { code: divisionCode };
  }
}
