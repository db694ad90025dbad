import { PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BenefitPaymentConnection, benefitPaymentsOfPerson } from '../benefit-payment/benefitPayment.ts';
import { ContributionConnection, contributionsOfPerson } from '../contribution/contribution.ts';
import { OccupationalAnnuity, occupationalAnnuityByPid } from '../occupational-annuity/occupationalAnnuity.ts';
import { ParticipationConnection } from '../participation/participation.ts';
import { participationsOfPerson } from '../participation/participationsByParent.ts';
import { PensionBenefitConnection, pensionBenefitsOfPerson } from '../pension-benefit/pensionBenefit.ts';
import { QualificationCheckConnection, qualificationChecksOfPerson } from '../qualification-check/qualificationCheck.ts';
import { SocialCardConnection, socialCardsOfPerson } from '../social-card/socialCard.ts';
import {
  SupplementaryWorkInjuryConnection,
  supplementaryWorkInjuryOfPerson,
} from '../supplementary-work-injury/supplementaryWorkInjury.ts';
import { UnemploymentClaimConnection, unemploymentClaimsOfPerson } from '../unemployment-claim/unemploymentClaim.ts';
import { SocialSecurityRecord } from './person.ts';

/** The lists that hang on a person: each is one query for all persons of a request. */
@Resolver(() => SocialSecurityRecord)
export class SocialSecurityRecordResolver {
  @Sharing({ masks: ['count'] })
  @FieldResolver(() => ParticipationConnection, { description: '参保关系，最近的在前。Participations, newest first.' })
  participations(
    @Root() { pid }: SocialSecurityRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return participationsOfPerson(pid, page, context);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => ContributionConnection, { description: '缴费明细，最近的在前。Contributions, latest first.' })
  contributions(
    @Root() { pid }: SocialSecurityRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return contributionsOfPerson(pid, page, context);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => PensionBenefitConnection, { description: '养老待遇核定，最近的在前。Pension benefits, newest first.' })
  pensionBenefits(
    @Root() { pid }: SocialSecurityRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return pensionBenefitsOfPerson(pid, page, context);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => BenefitPaymentConnection, { description: '待遇发放，最近的在前。Pension payments, latest first.' })
  benefitPayments(
    @Root() { pid }: SocialSecurityRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return benefitPaymentsOfPerson(pid, page, context);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => SupplementaryWorkInjuryConnection, {
    description: '补充工伤保险，最近的在前。Supplementary work-injury insurance, newest first.',
  })
  supplementaryWorkInjury(
    @Root() { pid }: SocialSecurityRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return supplementaryWorkInjuryOfPerson(pid, page, context);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => SocialCardConnection, { description: '社会保障卡，最近的在前。Social security cards, newest first.' })
  socialCards(
    @Root() { pid }: SocialSecurityRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return socialCardsOfPerson(pid, page, context);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => QualificationCheckConnection, {
    description: '待遇资格认证，最近的在前。Qualification checks, latest first.',
  })
  qualificationChecks(
    @Root() { pid }: SocialSecurityRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return qualificationChecksOfPerson(pid, page, context);
  }

  @Sharing({ masks: ['count'] })
  @FieldResolver(() => UnemploymentClaimConnection, {
    description: '失业保险金申领，最近的在前。Unemployment claims, newest first.',
  })
  unemploymentClaims(
    @Root() { pid }: SocialSecurityRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return unemploymentClaimsOfPerson(pid, page, context);
  }

  @FieldResolver(() => OccupationalAnnuity, {
    nullable: true,
    description: '职业年金；非机关事业单位人员为空。Occupational annuity; null outside the public sector.',
  })
  occupationalAnnuity(@Root() { pid }: SocialSecurityRecord, @Ctx() context: RequestContext) {
    return context.loader(occupationalAnnuityByPid).load(pid);
  }
}
