import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assertValidSchema,
  type GraphQLSchema,
  graphqlSync,
  isInputObjectType,
  lexicographicSortSchema,
  parse,
  printSchema,
  validate,
} from 'graphql';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { attachCosts } from '../attachCosts.ts';
import { buildApiSchema } from '../buildApiSchema.ts';
import { readSharing } from '../sharing/readSharing.ts';
import type { Audience } from './Audience.ts';
import { variantFor } from './variantFor.ts';

const GRAPHS = `directive @sharing(class: String, basis: String, sensitivity: String, purposes: [String!], masks: [String!], owner: String) on OBJECT | INTERFACE | FIELD_DEFINITION
  enum join__Graph { HRSS @join__graph(name: "hrss", url: "") SHARING @join__graph(name: "data-sharing", url: "") }
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE`;
const OPEN = '@sharing(class: "unconditional", sensitivity: "none", owner: "hrss")';
const GRANTED = '@sharing(class: "conditional", sensitivity: "none", owner: "hrss")';
const PERSONAL = '@sharing(class: "conditional", sensitivity: "personal", purposes: ["audit"], owner: "hrss")';
const REFUSED = '@sharing(class: "refused", sensitivity: "none", basis: "law", owner: "hrss")';
const CATALOGUE = '@sharing(class: "unconditional", sensitivity: "none", owner: "data-sharing")';

function cut(audience: Audience, sdl: string): GraphQLSchema {
  const document = parse(`${GRAPHS} ${sdl}`);
  return variantFor(buildApiSchema(document), readSharing(document), audience);
}

/** The schema as text, on one line, without what GraphQL writes for looks. */
function shown(audience: Audience, sdl: string): string {
  return printSchema(lexicographicSortSchema(cut(audience, sdl)))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('what an audience sees', () => {
  const sdl = `type Query { fund: Fund ${OPEN} employers: EmployerConnection ${GRANTED} person(by: Filter): Person ${PERSONAL} }
    type Fund ${OPEN} { month: String } input Filter { sex: Sex } enum Sex { MALE }
    type EmployerConnection { nodes: [Employer!]! totalCount: Int }
    type Employer ${GRANTED} { name: String tax: Float ${REFUSED} head: Person ${PERSONAL} }
    type Person ${PERSONAL} { name: String }`;

  it('the leading group sees no person and nothing refused; what led to them is gone, with its inputs', () => {
    expect(shown('leading-group', sdl)).toBe(
      'type Employer { name: String } type EmployerConnection { nodes: [Employer!]! totalCount: Int } ' +
        'type Fund { month: String } type Query { employers: EmployerConnection fund: Fund }',
    );
  });

  it('the public sees only what needs no grant', () => {
    expect(shown('public', sdl)).toBe('type Fund { month: String } type Query { fund: Fund }');
  });

  it.each(['auditor', 'department'] as const)('%s sees all', audience => {
    const document = parse(`${GRAPHS} ${sdl}`);
    const apiSchema = buildApiSchema(document);
    expect(variantFor(apiSchema, readSharing(document), audience)).toBe(apiSchema);
  });

  it('an administrator sees what the sharing department marks', () => {
    const catalogue = `type Query { fund: Fund ${OPEN} entries: [Entry!] ${CATALOGUE} } type Fund ${OPEN} { month: String }
      type Entry ${CATALOGUE} { title: String fund: Fund ${OPEN} }`;
    expect(shown('administrator', catalogue)).toBe('type Entry { title: String } type Query { entries: [Entry!] }');
  });

  it("who answers for a department's sharing sees the catalogue, and what speaks of nobody", () => {
    const both = `type Query { employers: [Employer!] ${GRANTED} entries: [Entry!] ${CATALOGUE} person: Person ${PERSONAL} }
      type Employer ${GRANTED} { name: String head: Person ${PERSONAL} } type Entry ${CATALOGUE} { title: String }
      type Person ${PERSONAL} { name: String }`;
    expect(shown('sharing', both)).toBe(
      'type Employer { name: String } type Entry { title: String } type Query { employers: [Employer!] entries: [Entry!] }',
    );
  });

  it('an administrator without such fields can ask for __typename, and introspection tells of nothing', () => {
    const schema = cut('administrator', sdl);
    expect(validate(schema, parse('{ __typename }'))).toEqual([]);
    expect(validate(schema, parse('{ fund { month } }'))).toHaveLength(1);
    const { data, errors } = graphqlSync({
      schema,
      source: '{ __schema { queryType { fields { name } } types { name kind } } }',
    });
    expect(errors).toBeUndefined();
    const told = JSON.stringify(data);
    expect(told).toContain('"fields":[]');
    expect(told).not.toMatch(/Fund|Person|Employer|Filter/);
  });

  it('where nobody says anything, those who may not see all see nothing', () => {
    const unsaid = 'type Fund { month: String } type Query { fund: Fund }';
    expect(cut('leading-group', unsaid).getType('Fund')).toBeUndefined();
    expect(cut('department', unsaid).getType('Fund')).toBeDefined();
  });
});

describe('what is cut takes along what leads to it', () => {
  it('a type of which nothing is left disappears with its fields, and so on', () => {
    const sdl = `type Query { a: A ${OPEN} other: Int ${OPEN} } type A ${OPEN} { b: [B!]! } type B ${OPEN} { person: Person }
      type Person ${PERSONAL} { name: String }`;
    expect(shown('leading-group', sdl)).toBe('type Query { other: Int }');
  });

  it('an interface promises only what all its types still have', () => {
    const sdl = `type Query { any: Any ${OPEN} } interface Any ${OPEN} { code: ID name: String }
      type One implements Any ${OPEN} { code: ID name: String } type Two implements Any ${OPEN} { code: ID name: String ${PERSONAL} }`;
    expect(shown('leading-group', sdl)).toBe(
      'interface Any { code: ID } type One implements Any { code: ID name: String } type Query { any: Any } type Two implements Any { code: ID }',
    );
  });

  it('an object of which nothing is left is no longer behind its interface, and an interface without objects is gone', () => {
    const sdl = (one: string) => `type Query { any: Any ${OPEN} n: Int ${OPEN} } interface Any ${OPEN} { code: ID }
      type One implements Any ${one} { code: ID } type Person implements Any ${PERSONAL} { code: ID }`;
    expect(shown('leading-group', sdl(OPEN))).toBe(
      'interface Any { code: ID } type One implements Any { code: ID } type Query { any: Any n: Int }',
    );
    expect(shown('leading-group', sdl(PERSONAL))).toBe('type Query { n: Int }');
  });

  it('an interface of interfaces keeps its promise too', () => {
    const sdl = `type Query { any: Any ${OPEN} } interface Any ${OPEN} { code: ID name: String }
      interface Some implements Any ${OPEN} { code: ID name: String ${PERSONAL} }
      type One implements Any & Some ${OPEN} { code: ID name: String }`;
    const schema = cut('leading-group', sdl);
    expect(() => assertValidSchema(schema)).not.toThrow();
    expect(printSchema(schema)).not.toMatch(/interface \w+[^}]*name/);
  });

  it('a union has only members that are left', () => {
    const sdl = `type Query { any: Any ${OPEN} only: Only ${OPEN} } union Any = One | Person union Only = Person
      type One ${OPEN} { code: ID } type Person ${PERSONAL} { name: String }`;
    expect(shown('leading-group', sdl)).toBe('union Any = One type One { code: ID } type Query { any: Any }');
  });

  it('a type that only an interface leads to stays, with what it leads to; one that nothing leads to goes', () => {
    const sdl = `type Query { any: Any ${OPEN} } interface Any ${OPEN} { code: ID }
      type One implements Any ${OPEN} { code: ID deep: Deep } interface Deep ${OPEN} { a: Int } type Two implements Deep ${OPEN} { a: Int }
      interface Lost ${OPEN} { a: Int } type Three implements Lost ${OPEN} { a: Int }`;
    expect(Object.keys(cut('public', sdl).getTypeMap())).toEqual(expect.arrayContaining(['One', 'Deep', 'Two']));
    expect(shown('public', sdl)).not.toMatch(/Lost|Three/);
  });

  it('a root of which nothing is left disappears, other than Query', () => {
    const sdl = `type Query { n: Int ${OPEN} } type Mutation { forget: Int ${PERSONAL} } type Subscription { watch: Int ${OPEN} }`;
    expect(shown('leading-group', sdl)).toBe('type Query { n: Int } type Subscription { watch: Int }');
  });
});

describe('the committed contract', () => {
  const sdl = readFileSync(join(import.meta.dirname, '../../../schema/supergraph.graphql'), 'utf8');
  const variants = new Map<Audience, GraphQLSchema>();
  let whole: GraphQLSchema;
  beforeAll(() => {
    const document = parse(sdl);
    whole = buildApiSchema(document);
    attachCosts(whole, document);
    for (const audience of ['leading-group', 'public', 'administrator'] as const) {
      variants.set(audience, variantFor(whole, readSharing(document), audience));
    }
  });
  const typesOf = (audience: Audience) =>
    Object.values(variants.get(audience)?.getTypeMap() ?? {})
      .filter(type => !type.name.startsWith('__') && !isInputObjectType(type))
      .map(({ name }) => name)
      .sort();

  test('the leading group sees these types, and no person', () => {
    expect(typesOf('leading-group').join(' ')).toMatchInlineSnapshot(
      `"AccessRight AccessRightState AccessRights Boolean CalendarDay CalendarDayConnection CalendarDayEdge CatalogueAssessmentKind CatalogueEntry CatalogueEntryConnection CatalogueEntryEdge CatalogueEntryState CatalogueItem CivilAffairsDataUse CivilAffairsDataUseConnection CivilAffairsDataUseEdge CivilAffairsIndicator Community CommunityConnection CommunityEdge CommunityKind CorrectionFinding CorrectionNotice CorrectionNoticeConnection CorrectionNoticeEdge CorrectionRequest CorrectionRequestConnection CorrectionRequestEdge CorrectionState DefinitionApproval Department DepartmentConnection DepartmentEdge DisposalCertificate DisposalState Division DivisionConnection DivisionEdge DivisionKind DivisionValue Employer EmployerConnection EmployerEdge EmployerKind Float HomeCareStation HomeCareStationConnection HomeCareStationEdge HospitalLevel HrssDataUse HrssDataUseConnection HrssDataUseEdge HrssIndicator ID Indicator IndicatorComparator IndicatorPoint IndicatorStatus IndustrySection Institution InstitutionConnection InstitutionEdge InstitutionKind Int KeyTask KeyTaskLead LeadMode MedicalInsuranceDataUse MedicalInsuranceDataUseConnection MedicalInsuranceDataUseEdge MedicalInsuranceIndicator Mutation PageInfo PensionablePopulation PensionablePopulationConnection PensionablePopulationEdge Query RehabSubsidy RehabSubsidyConnection RehabSubsidyEdge ReportedIndicator ResidentFundMonth ResidentFundMonthConnection ResidentFundMonthEdge RetentionHold RetentionRecord RetentionReport RetentionRule ServiceHandling SharingAct SharingActConnection SharingActEdge SharingApplication SharingApplicationConnection SharingApplicationEdge SharingApplicationState SharingDispute SharingDisputeConnection SharingDisputeEdge SharingDisputeState SharingGrant SharingGrantConnection SharingGrantEdge SharingMode SharingSubjectKind SocialInsuranceServiceItem SocialInsuranceServiceItemConnection SocialInsuranceServiceItemEdge StatutoryClock StatutoryClockConnection StatutoryClockEdge StatutoryClockKind String UsageRecord UsageRecordConnection UsageRecordEdge VeteransAffairsDataUse VeteransAffairsDataUseConnection VeteransAffairsDataUseEdge"`,
    );
    expect(typesOf('leading-group')).not.toContain('Person');
  });

  test('the public sees these', () => {
    expect(typesOf('public').join(' ')).toMatchInlineSnapshot(
      `"Boolean CivilAffairsIndicator Community CommunityConnection CommunityEdge CommunityKind DefinitionApproval Department DepartmentConnection DepartmentEdge Division DivisionConnection DivisionEdge DivisionKind DivisionValue Float HomeCareStation HomeCareStationConnection HomeCareStationEdge HospitalLevel HrssIndicator ID Indicator IndicatorComparator IndicatorPoint IndicatorStatus Institution InstitutionConnection InstitutionEdge InstitutionKind Int KeyTask KeyTaskLead LeadMode MedicalInsuranceIndicator PageInfo PensionablePopulation PensionablePopulationConnection PensionablePopulationEdge Query ReportedIndicator ResidentFundMonth ResidentFundMonthConnection ResidentFundMonthEdge ServiceHandling SocialInsuranceServiceItem SocialInsuranceServiceItemConnection SocialInsuranceServiceItemEdge String"`,
    );
  });

  test('each is valid, and without a word of what was cut', () => {
    for (const audience of ['leading-group', 'public'] as const) {
      const schema = variants.get(audience) as GraphQLSchema;
      expect(() => assertValidSchema(schema)).not.toThrow();
      expect(printSchema(schema)).not.toMatch(/\b(Person|pid|birthDate|reporter|Participation)\b/);
    }
  });

  test('the leading group’s recorded operations are its own', () => {
    const schema = variants.get('leading-group') as GraphQLSchema;
    for (const name of ['board', 'boardDetail', 'keyTasks']) {
      const operation = readFileSync(join(import.meta.dirname, `../../../schema/operations/${name}.graphql`), 'utf8');
      expect(validate(schema, parse(operation))).toEqual([]);
    }
    const person = readFileSync(join(import.meta.dirname, '../../../schema/operations/personAcrossDepartments.graphql'), 'utf8');
    expect(validate(schema, parse(person))).not.toEqual([]);
  });

  test('costs go along, and descriptions', () => {
    const field = variants.get('leading-group')?.getQueryType()?.getFields().keyTasks;
    expect(field?.extensions.listSize?.assumedSize).toBe(20);
    expect(field?.description).toBe(whole.getQueryType()?.getFields().keyTasks?.description);
  });
});
