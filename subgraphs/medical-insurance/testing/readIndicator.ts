import type { TestDepartment } from '@minsheng/subgraph-kit/testing';

export interface IndicatorAnswer {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  asOf: string | null;
  series: { month: string; value: number | null; numerator: number | null; denominator: number | null; revision: number }[];
  byDivision: { division: { code: string }; numerator: number | null; denominator: number | null; suppressed: boolean }[];
}

/** An indicator as the gateway asks for it: by reference, code and year. */
export async function readIndicator(department: TestDepartment, code: string, year = 2025): Promise<IndicatorAnswer> {
  const { _entities } = await department.ask<{ _entities: [IndicatorAnswer] }>(
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on MedicalInsuranceIndicator {
          value numerator denominator asOf
          series { month value numerator denominator revision }
          byDivision { division { code } numerator denominator suppressed }
        }
      }
    }`,
    { representations: [{ __typename: 'MedicalInsuranceIndicator', code, year }] },
  );
  return _entities[0];
}

/** The fraction published for a month, e.g. `3/10`; undefined for a month without data. */
export function fractionIn({ series }: IndicatorAnswer, month: string): string | undefined {
  const point = series.find(each => each.month === month);
  return point && `${point.numerator}/${point.denominator}`;
}
