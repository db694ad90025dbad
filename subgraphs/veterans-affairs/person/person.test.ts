import { startTestDepartment, type TestDepartment } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';
import { exportFolder } from '../testing/exportFolder.ts';
import { CHENGDONG, LI, pidOf, QIAN, SUN, WANG, YUNXI, ZHAO } from '../testing/residents.ts';

const EMPLOYER = '91360799MA3ABCDE1Q';

let veteransAffairs: TestDepartment;
beforeAll(async () => {
  veteransAffairs = await startTestDepartment(department);
  await veteransAffairs.importFiles(
    await exportFolder('20251031', {
      退役军人: [
        `${WANG},王建国,1,1955-03-15,${YUNXI},1973-12-01,1978-03-31,1,YD000001`,
        `${LI},李卫东,1,1980-02-29,${CHENGDONG},1999-12-01,2024-12-01,2,`,
      ],
      优抚对象: [
        `${WANG},王建国,01,6,2,199001,202312,1200.00,3,${YUNXI}`,
        `${WANG},王建国,01,5,2,202401,,1500.00,1,${YUNXI}`,
        `${ZHAO},赵奶奶,02,,,201001,,2100.00,1,${CHENGDONG}`,
      ],
      优抚发放: [
        `${WANG},01,202509,202509,1500.00,1`,
        `${WANG},01,202510,202510,1500.00,1`,
        `${WANG},01,202507,202510,60.00,2`,
        `${SUN},07,202501,202501,580.00,1`,
      ],
      安置: [`${LI},李卫东,2024,2,2024-12-12,88.5,3,${EMPLOYER},2025-03-01,2024-12-20`],
      年度确认: [`${WANG},2024,2024-06-01,1,1`, `${WANG},2025,,,3`],
    }),
  );
});
afterAll(() => veteransAffairs[Symbol.asyncDispose]());

async function records(selection: string, ...citizenIds: string[]) {
  const { _entities } = await veteransAffairs.ask<{ _entities: { veteranAffairs: Record<string, unknown> | null }[] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person { veteranAffairs { ${selection} } } } }`,
    { of: citizenIds.map(id => ({ __typename: 'Person', pid: pidOf(id) })) },
  );
  return _entities.map(entity => entity.veteranAffairs);
}

describe('What veterans affairs knows of a person', () => {
  it('answers many persons at once, each at its place: veteran, stranger, survivor, payee', async () => {
    const known = await records('name division { code } service { category enlistedOn dischargedOn }', WANG, QIAN, ZHAO, SUN);
    expect(known).toEqual([
      {
        name: '王建国',
        division: { code: YUNXI },
        service: { category: 'CONSCRIPT', enlistedOn: '1973-12-01', dischargedOn: '1978-03-31' },
      },
      null,
      { name: '赵奶奶', division: { code: CHENGDONG }, service: null },
      { name: null, division: null, service: null },
    ]);
  });

  it('tells entitlements as they changed, newest first', async () => {
    const [wang] = await records(
      'entitlements { edges { node { category disabilityGrade disabilityCause startMonth endMonth monthlyAmount status } } }',
      WANG,
    );
    const disabled = { category: 'DISABLED_SOLDIER', disabilityCause: 'DUTY' };
    expect(wang).toEqual({
      entitlements: {
        edges: [
          {
            node: {
              ...disabled,
              disabilityGrade: 5,
              startMonth: '2024-01',
              endMonth: null,
              monthlyAmount: 1500,
              status: 'ACTIVE',
            },
          },
          {
            node: {
              ...disabled,
              disabilityGrade: 6,
              startMonth: '1990-01',
              endMonth: '2023-12',
              monthlyAmount: 1200,
              status: 'TERMINATED',
            },
          },
        ],
      },
    });
  });

  it('lists payments page by page with the month they are for and the month they were made', async () => {
    const query = `query ($pid: ID!, $after: String) { person(pid: $pid) { veteranAffairs { entitlementPayments(first: 2, after: $after) {
      edges { node { period payMonth amount kind } } pageInfo { hasNextPage endCursor } } } } }`;
    interface Page {
      person: {
        veteranAffairs: { entitlementPayments: { edges: object[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
      };
    }
    const first = await veteransAffairs.ask<Page>(query, { pid: pidOf(WANG) });
    expect(first.person.veteranAffairs.entitlementPayments).toMatchObject({
      edges: [
        { node: { period: '2025-07', payMonth: '2025-10', amount: 60, kind: 'BACK_PAY' } },
        { node: { period: '2025-10', payMonth: '2025-10', amount: 1500, kind: 'REGULAR' } },
      ],
      pageInfo: { hasNextPage: true },
    });
    const { endCursor } = first.person.veteranAffairs.entitlementPayments.pageInfo;
    const second = await veteransAffairs.ask<Page>(query, { pid: pidOf(WANG), after: endCursor });
    expect(second.person.veteranAffairs.entitlementPayments).toMatchObject({
      edges: [{ node: { period: '2025-09' } }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('tells a placement with its score and the receiving employer by credit code, and the yearly confirmations', async () => {
    const [li, wang] = await records(
      `placements { edges { node { batch method receivedOn score choiceRank reportedOn insuranceContinuedOn employer { uscc } } } }
       annualConfirmations { edges { node { year confirmedOn method result } } }`,
      LI,
      WANG,
    );
    expect(li?.placements).toEqual({
      edges: [
        {
          node: {
            batch: '2024',
            method: 'ASSIGNED_POST',
            receivedOn: '2024-12-12',
            score: 88.5,
            choiceRank: 3,
            reportedOn: '2025-03-01',
            insuranceContinuedOn: '2024-12-20',
            employer: { uscc: EMPLOYER },
          },
        },
      ],
    });
    expect(wang?.annualConfirmations).toEqual({
      edges: [
        { node: { year: 2025, confirmedOn: null, method: null, result: 'PENDING' } },
        { node: { year: 2024, confirmedOn: '2024-06-01', method: 'DATA_COMPARISON', result: 'PASSED' } },
      ],
    });
  });

  it('takes a correction in the place of what it corrects and keeps the other', async () => {
    await veteransAffairs.importFiles(await exportFolder('20251130', { 年度确认: [`${WANG},2025,2025-11-10,4,1`] }));
    const [wang] = await records('annualConfirmations(first: 1) { edges { node { year method result } } }', WANG);
    expect(wang).toEqual({ annualConfirmations: { edges: [{ node: { year: 2025, method: 'HOME_VISIT', result: 'PASSED' } }] } });
    const history = await veteransAffairs.database.sql.selectFrom('fact_history').select(['table_name', 'fact']).execute();
    expect(history).toMatchObject([{ table_name: 'annual_confirmation', fact: { year: 2025, result: '3' } }]);
  });
});
