import type { RequestContext } from '@minsheng/subgraph-kit';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { medicalInsuredByUscc } from './employer.reference.ts';
import { Employer } from './employer.ts';

@Resolver(() => Employer)
export class EmployerResolver {
  @FieldResolver(() => Int, { nullable: true })
  medicalInsured(@Root() { uscc, medicalInsured }: Employer, @Ctx() context: RequestContext) {
    // A reference brings the number with it; an employer reached through an insurance relation does not.
    return medicalInsured === undefined ? context.loader(medicalInsuredByUscc).load(uscc) : medicalInsured;
  }
}
