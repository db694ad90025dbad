import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { Employer } from '../foreign/employer.ts';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { Placement, PlacementConnection } from './placement.ts';
import { PlacementMethod } from './placementMethod.ts';

@InputType({ description: '安置筛选条件。Filter of placements.' })
class PlacementFilter {
  @Field(() => String, { nullable: true, description: '批次。Batch.' })
  declare batch?: string;

  @Field(() => PlacementMethod, { nullable: true, description: '安置方式。How veterans are placed.' })
  declare method?: PlacementMethod;

  @Field(() => Boolean, { nullable: true, description: '是否待报到。Whether the veteran has not yet reported for work.' })
  declare waiting?: boolean;
}

@Resolver(() => Placement)
export class PlacementResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => PlacementConnection, { description: '安置列表。List of placements.' })
  placements(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => PlacementFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: PlacementFilter,
  ) {
    const { batch, method, waiting } = filter ?? {};
    return findConnection(context, Placement, {
      where: {
        ...(batch && { batch }),
        ...(method && { method }),
        ...(waiting !== undefined && { reportedOn: waiting ? null : { $ne: null } }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '被安置的退役军人。The veteran.' })
  person(@Root() { pid }: Placement): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => Employer, { nullable: true, description: '接收单位。The receiving employer.' })
  employer(@Root() { employerUscc }: Placement): Employer | null {
    return employerUscc ? { uscc: employerUscc } : null;
  }
}
