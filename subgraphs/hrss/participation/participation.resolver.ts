import { Division, dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { Scheme } from '../codes/scheme.ts';
import { employerByUscc } from '../employer/employer.reference.ts';
import { Employer } from '../employer/employer.ts';
import { personOf } from '../person/person.reference.ts';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import { Participation, ParticipationConnection, ParticipationKind, ParticipationStatus } from './participation.ts';

@InputType({ description: '参保关系筛选条件。Filter of participations.' })
class ParticipationFilter {
  @Field(() => Scheme, { nullable: true, description: '险种。Scheme.' })
  declare scheme?: Scheme;

  @Field(() => ParticipationKind, { nullable: true, description: '参保方式。How persons take part.' })
  declare kind?: ParticipationKind;

  @Field(() => ParticipationStatus, { nullable: true, description: '缴费状态。Status.' })
  declare payStatus?: ParticipationStatus;

  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Township code.' })
  declare divisionCode?: string;

  @Field(() => String, { nullable: true, description: '在此日期有效，如 2025-10-31。In force on this day.' })
  declare activeOn?: string;
}

@Resolver(() => Participation)
export class ParticipationResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => ParticipationConnection, { description: '参保关系列表。List of participations.' })
  participations(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => ParticipationFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: ParticipationFilter,
  ) {
    const { scheme, kind, payStatus, divisionCode, activeOn } = filter ?? {};
    const day = activeOn && dayArgument('filter.activeOn', activeOn);
    return findConnection(context, Participation, {
      where: {
        ...(scheme && { scheme }),
        ...(kind && { kind }),
        ...(payStatus && { payStatus }),
        ...(divisionCode && { divisionCode }),
        ...(day && { startDate: { $lte: day }, $or: [{ endDate: null }, { endDate: { $gte: day } }] }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '参保人。The insured person.' })
  person(@Root() { pid }: Participation, @Ctx() context: RequestContext) {
    return personOf(pid, context);
  }

  @FieldResolver(() => Employer, { nullable: true, description: '参保单位；居民和灵活就业人员为空。The employer, if any.' })
  employer(@Root() { employerUscc }: Participation, @Ctx() context: RequestContext) {
    return employerUscc == null ? null : context.loader(employerByUscc).load(employerUscc);
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: Participation): Division {
    return { code: divisionCode };
  }
}
