import { Division, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { ParticipationConnection } from '../participation/participation.ts';
import { participationsOfEmployer } from '../participation/participationsByParent.ts';
import { OF_A_PERSON, OF_AN_EMPLOYER } from '../sharing.ts';
import { Employer, EmployerConnection, EmployerKind } from './employer.ts';
import { IndustrySection } from './industrySection.ts';

@InputType({ description: '用人单位筛选条件。Filter of employers.' })
class EmployerFilter {
  @Field(() => EmployerKind, { nullable: true, description: '单位类型。Kind.' })
  declare kind?: EmployerKind;

  @Field(() => IndustrySection, { nullable: true, description: '行业门类。Section of industry.' })
  declare industry?: IndustrySection;

  @Field(() => ID, { nullable: true, description: '所属乡镇代码。Township code.' })
  declare divisionCode?: string;

  @Field(() => Boolean, { nullable: true, description: '是否康复服务协议机构。Contracted rehabilitation institution or not.' })
  declare rehabAgreement?: boolean;
}

@Resolver(() => Employer)
export class EmployerResolver {
  @Sharing(OF_AN_EMPLOYER)
  @Query(() => EmployerConnection, { description: '参保单位列表。List of insured employers.' })
  employers(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => EmployerFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: EmployerFilter,
  ) {
    const { kind, industry, divisionCode, rehabAgreement } = filter ?? {};
    return findConnection(context, Employer, {
      where: {
        ...(kind && { kind }),
        ...(industry && { industry }),
        ...(divisionCode && { divisionCode }),
        ...(rehabAgreement != null && { rehabAgreement }),
      },
      orderBy: { uscc: 'asc' },
      page,
    });
  }

  @Sharing(OF_AN_EMPLOYER)
  @FieldResolver(() => Division, { nullable: true, description: '所属乡镇；未在人社局登记时为空。Township.' })
  division(@Root() { divisionCode }: Employer): Division | null {
    return divisionCode === undefined ? null : { code: divisionCode };
  }

  @Sharing(OF_A_PERSON)
  @FieldResolver(() => ParticipationConnection, { description: '本单位的参保关系，最近的在前。Participations, newest first.' })
  participations(@Root() { uscc }: Employer, @Args(() => PageArguments) page: PageArguments, @Ctx() context: RequestContext) {
    return participationsOfEmployer(uscc, page, context);
  }
}
