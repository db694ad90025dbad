import { Division, dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { personOf } from '../person/person.reference.ts';
import { Person } from '../person/person.ts';
import { OF_A_PERSON } from '../sharing.ts';
import {
  QualificationCheck,
  QualificationCheckConnection,
  QualificationMethod,
  QualificationResult,
} from './qualificationCheck.ts';

@InputType({ description: '资格认证筛选条件。Filter of qualification checks.' })
class QualificationCheckFilter {
  @Field(() => Int, { nullable: true, description: '认证周期（年度）。Year of the cycle.' })
  declare cycle?: number;

  @Field(() => QualificationMethod, { nullable: true, description: '认证方式。Method.' })
  declare method?: QualificationMethod;

  @Field(() => QualificationResult, { nullable: true, description: '认证结果。Result.' })
  declare result?: QualificationResult;

  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Township code.' })
  declare divisionCode?: string;

  @Field(() => String, { nullable: true, description: '应认证日期不晚于此日，如 2025-10-31。Due on or before this day.' })
  declare dueBy?: string;
}

@Resolver(() => QualificationCheck)
export class QualificationCheckResolver {
  @Sharing(OF_A_PERSON)
  @Query(() => QualificationCheckConnection, { description: '待遇资格认证列表。List of qualification checks.' })
  qualificationChecks(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => QualificationCheckFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: QualificationCheckFilter,
  ) {
    const { cycle, method, result, divisionCode, dueBy } = filter ?? {};
    return findConnection(context, QualificationCheck, {
      where: {
        ...(cycle != null && { cycle }),
        ...(method && { method }),
        ...(result && { result }),
        ...(divisionCode && { divisionCode }),
        ...(dueBy && { dueDate: { $lte: dayArgument('filter.dueBy', dueBy) } }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Person, { description: '待遇领取人。The pensioner.' })
  person(@Root() { pid }: QualificationCheck, @Ctx() context: RequestContext) {
    return personOf(pid, context);
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() { divisionCode }: QualificationCheck): Division {
    return { code: divisionCode };
  }
}
