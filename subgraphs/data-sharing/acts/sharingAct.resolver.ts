import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { actingOfficer } from '../acting/actingOfficer.ts';
import { refuseStranger } from '../acting/party.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { SharingAct, SharingActConnection } from './sharingAct.ts';
import { SubjectKind } from './subjectKind.ts';

@InputType({ description: '办理行为筛选条件。Filter of acts.' })
class SharingActFilter {
  @Field(() => ID, { nullable: true, description: '事项编号。Number of what it was done to.' })
  declare subjectNumber?: string;

  @Field(() => SubjectKind, { nullable: true, description: '事项种类。Kind of what it was done to.' })
  declare subjectKind?: SubjectKind;

  @Field(() => String, { nullable: true, description: '部门。Department of who acted.' })
  declare department?: string;

  @Field(() => String, { nullable: true, description: '行为。What was done.' })
  declare act?: string;
}

@Resolver(() => SharingAct)
export class SharingActResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => SharingActConnection, {
    description: '办理行为列表，仅主管部门可查（第二十九条）。List of acts, for the authority only (art. 29).',
  })
  sharingActs(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => SharingActFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: SharingActFilter,
  ) {
    refuseStranger(actingOfficer(context), 'authority', { requester: null, provider: '' });
    const { subjectNumber, subjectKind, department, act } = filter ?? {};
    return findConnection(context, SharingAct, {
      where: {
        ...(subjectNumber && { subjectNumber }),
        ...(subjectKind && { subjectKind }),
        ...(department && { department }),
        ...(act && { act }),
      },
      orderBy: { id: 'asc' },
      page,
    });
  }
}
