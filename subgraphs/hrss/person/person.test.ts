import { personKey } from '@minsheng/subgraph-kit/import';
import { startTestDepartment, TEST_PID_KEY, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';
import { EMPLOYER, QIAN, SHIQIAO, SUN, WANG, writeExports, YUNXI, ZHAO } from '../testing/writeExports.ts';

let hrss: TestDepartment;
const [zhao, qian, nobody] = [ZHAO, QIAN, WANG].map(number => personKey(number, TEST_PID_KEY));
const UNREGISTERED = '12360799000000001A';

beforeAll(async () => {
  hrss = await startTestDepartment(department);
  await hrss.importFiles(
    await writeExports({
      参保单位_20251031: [`${EMPLOYER},云溪机械有限公司,1,C,${YUNXI},2015-06-01,,否`],
      人员基本信息_20251031: [
        `P1,${ZHAO},赵一,1,1955-03-15,${YUNXI},1,201001`,
        `P2,${QIAN},钱二,1,1980-02-29,${SHIQIAO},1,`,
        `P3,${SUN},孙三,2,2015-11-01,${SHIQIAO},1,`,
      ],
      参保关系_20251031: [
        `P2,${QIAN},110,${EMPLOYER},1,2020-03-01,2025-09-30,3,${YUNXI}`,
        `P2,${QIAN},210,${EMPLOYER},1,2020-03-02,,1,${YUNXI}`,
        `P2,${QIAN},410,${EMPLOYER},1,2020-03-03,,1,${YUNXI}`,
        `P1,${ZHAO},170,,4,2010-01-01,,1,${YUNXI}`,
      ],
      缴费明细_20251031: [`${QIAN},110,202509,6000.00,960.00,480.00,0.00,1,2025-09-20`],
      待遇核定_20251031: [`${ZHAO},170,9,201504,,1,180.50,${YUNXI}`],
      待遇发放_20251031: [`${ZHAO},170,01,202510,202510,180.50,1`, `${ZHAO},170,01,202509,202510,3.25,2`],
      补充工伤保险_20251031: [`${QIAN},1,${EMPLOYER},,2025-01-01,,赣安财险,96.00,${YUNXI}`],
      社会保障卡_20251031: [`${ZHAO},B10000001,2015-01-01,2021-05-01,1,${YUNXI}`],
      待遇资格认证_20251031: [`${ZHAO},170,2025,2025-03-31,1,2025-03-10,1,${YUNXI}`],
      职业年金_20251031: [`${QIAN},${EMPLOYER},2040-02-28,,`],
      失业保险待遇_20251031: [`${QIAN},2019-05-06,12,3,1500.00,3,01`],
    }),
  );
});
afterAll(() => hrss[Symbol.asyncDispose]());

const persons = (fields: string, ...pids: (string | undefined)[]) =>
  hrss.ask<{ _entities: unknown[] }>(
    `query ($persons: [_Any!]!) { _entities(representations: $persons) { __typename ... on Person { pid ${fields} } } }`,
    { persons: pids.map(pid => ({ __typename: 'Person', pid })) },
  );

describe('A person named by another department', () => {
  it('is answered in the order asked, and without a record when unknown here', async () => {
    const { _entities } = await persons(
      'socialSecurity { name sex birthDate firstInsuredMonth division { code } }',
      zhao,
      nobody,
      qian,
      zhao,
    );
    const zhaoRecord = {
      name: '赵一',
      sex: 'MALE',
      birthDate: '1955-03-15',
      firstInsuredMonth: '2010-01',
      division: { code: YUNXI },
    };
    expect(_entities).toEqual([
      { __typename: 'Person', pid: zhao, socialSecurity: zhaoRecord },
      { __typename: 'Person', pid: nobody, socialSecurity: null },
      {
        __typename: 'Person',
        pid: qian,
        socialSecurity: {
          name: '钱二',
          sex: 'MALE',
          birthDate: '1980-02-29',
          firstInsuredMonth: null,
          division: { code: SHIQIAO },
        },
      },
      { __typename: 'Person', pid: zhao, socialSecurity: zhaoRecord },
    ]);
  });

  it('carries every list of the department, amounts in yuan and months as 2025-10', async () => {
    const { _entities } = await persons(
      `socialSecurity {
        contributions { edges { node { scheme period base employerShare payer receivedOn } } }
        pensionBenefits { edges { node { category startMonth endMonth status monthlyAmount division { code } } } }
        benefitPayments { edges { node { period payMonth amount kind } } }
        supplementaryWorkInjury { edges { node { channel platform insurer premium } } }
        socialCards { edges { node { issuedOn electronicIssuedOn status } } }
        qualificationChecks { edges { node { cycle dueDate method result } } }
        unemploymentClaims { edges { node { awardedMonths drawnMonths stopReason } } }
        occupationalAnnuity { legalRetirementDate fundedOn }
      }`,
      zhao,
      qian,
    );
    expect(_entities).toMatchObject([
      {
        socialSecurity: {
          contributions: { edges: [] },
          pensionBenefits: {
            edges: [
              {
                node: {
                  category: 'RESIDENT',
                  startMonth: '2015-04',
                  endMonth: null,
                  status: 'NORMAL',
                  monthlyAmount: 180.5,
                  division: { code: YUNXI },
                },
              },
            ],
          },
          benefitPayments: {
            edges: [
              { node: { period: '2025-09', payMonth: '2025-10', amount: 3.25, kind: 'BACK_PAY' } },
              { node: { period: '2025-10', payMonth: '2025-10', amount: 180.5, kind: 'REGULAR' } },
            ],
          },
          socialCards: { edges: [{ node: { issuedOn: '2015-01-01', electronicIssuedOn: '2021-05-01', status: 'NORMAL' } }] },
          qualificationChecks: { edges: [{ node: { cycle: 2025, dueDate: '2025-03-31', method: 'SILENT', result: 'PASSED' } }] },
          occupationalAnnuity: null,
        },
      },
      {
        socialSecurity: {
          contributions: {
            edges: [
              {
                node: {
                  scheme: 'EMPLOYEE_PENSION',
                  period: '2025-09',
                  base: 6000,
                  employerShare: 960,
                  payer: 'EMPLOYER',
                  receivedOn: '2025-09-20',
                },
              },
            ],
          },
          supplementaryWorkInjury: {
            edges: [{ node: { channel: 'EMPLOYER', platform: null, insurer: '赣安财险', premium: 96 } }],
          },
          unemploymentClaims: { edges: [{ node: { awardedMonths: 12, drawnMonths: 3, stopReason: 'REEMPLOYED' } }] },
          occupationalAnnuity: { legalRetirementDate: '2040-02-28', fundedOn: null },
        },
      },
    ]);
  });

  it('has lists that are read page by page, newest first', async () => {
    const page = async (args: string) => {
      const { _entities } = await persons(
        `socialSecurity { participations(${args}) { edges { node { scheme endDate } } pageInfo { hasNextPage endCursor } } }`,
        qian,
      );
      type List = { edges: { node: unknown }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      return (_entities[0] as { socialSecurity: { participations: List } }).socialSecurity.participations;
    };
    const first = await page('first: 2');
    expect(first.edges.map(edge => edge.node)).toEqual([
      { scheme: 'WORK_INJURY', endDate: null },
      { scheme: 'UNEMPLOYMENT', endDate: null },
    ]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(second).toMatchObject({
      edges: [{ node: { scheme: 'EMPLOYEE_PENSION', endDate: '2025-09-30' } }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('may be entered directly', async () => {
    const { person } = await hrss.ask<{ person: unknown }>(`{ person(pid: "${zhao}") { pid socialSecurity { name } } }`);
    expect(person).toEqual({ pid: zhao, socialSecurity: { name: '赵一' } });
  });

  it('is never shown by ID or card number, neither in the schema nor in an answer', async () => {
    const { _service } = await hrss.ask<{ _service: { sdl: string } }>('{ _service { sdl } }');
    expect(_service.sdl).not.toMatch(/citizenId|cardNumber/i);
  });
});

describe('An employer named by another department', () => {
  it('brings its registration and its participations, or only its key when it is not registered here', async () => {
    const { _entities } = await hrss.ask<{ _entities: unknown[] }>(
      `query ($employers: [_Any!]!) { _entities(representations: $employers) { ... on Employer {
        uscc name kind industry division { code } participations(first: 1) { edges { node { scheme person { socialSecurity { name } } } } } } } }`,
      { employers: [UNREGISTERED, EMPLOYER].map(uscc => ({ __typename: 'Employer', uscc })) },
    );
    expect(_entities).toEqual([
      { uscc: UNREGISTERED, name: null, kind: null, industry: null, division: null, participations: { edges: [] } },
      {
        uscc: EMPLOYER,
        name: '云溪机械有限公司',
        kind: 'ENTERPRISE',
        industry: 'C',
        division: { code: YUNXI },
        participations: { edges: [{ node: { scheme: 'WORK_INJURY', person: { socialSecurity: { name: '钱二' } } } }] },
      },
    ]);
  });
});

describe('The department’s own lists', () => {
  it('are filtered and counted', async () => {
    const { participations } = await hrss.ask<{ participations: unknown }>(
      `{ participations(filter: { activeOn: "2025-10-01", kind: EMPLOYER }) {
        totalCount edges { node { scheme employer { name } person { pid } } } } }`,
    );
    expect(participations).toEqual({
      totalCount: 2,
      edges: [
        { node: { scheme: 'UNEMPLOYMENT', employer: { name: '云溪机械有限公司' }, person: { pid: qian } } },
        { node: { scheme: 'WORK_INJURY', employer: { name: '云溪机械有限公司' }, person: { pid: qian } } },
      ],
    });
  });

  it('take months as months: the payments made for September', async () => {
    const { benefitPayments } = await hrss.ask<{ benefitPayments: unknown }>(
      '{ benefitPayments(filter: { period: "2025-09" }) { edges { node { period payMonth amount } } } }',
    );
    expect(benefitPayments).toEqual({ edges: [{ node: { period: '2025-09', payMonth: '2025-10', amount: 3.25 } }] });
  });

  it.each([
    ['2015-03', []],
    ['2015-04', ['2015-04']],
    ['2025-10', ['2015-04']],
  ])('find the pensions drawn in %s', async (month, starts) => {
    const { pensionBenefits } = await hrss.ask<{ pensionBenefits: { edges: { node: { startMonth: string } }[] } }>(
      'query ($month: String) { pensionBenefits(filter: { activeIn: $month }) { edges { node { startMonth } } } }',
      { month },
    );
    expect(pensionBenefits.edges.map(({ node }) => node.startMonth)).toEqual(starts);
  });

  it('say which argument is no date', async () => {
    const { errors } = await hrss.askRaw('{ participations(filter: { activeOn: "2025-02-30" }) { totalCount } }');
    expect(errors).toMatchObject([
      { path: ['participations'], extensions: { code: 'BAD_USER_INPUT', argument: 'filter.activeOn' } },
    ]);
    expect(errors?.[0]?.message).toContain('2025-02-30');
  });

  it('say which variable is wrong before anything runs', async () => {
    const answer = await hrss.askRaw('query ($filter: ParticipationFilter) { participations(filter: $filter) { totalCount } }', {
      filter: { scheme: 'MEDICAL' },
    });
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(answer.errors?.[0]?.message).toMatch(/\$filter.*MEDICAL/);
  });
});
