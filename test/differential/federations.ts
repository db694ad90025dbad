import { createCity } from '../../gateway/testkit/city.ts';
import type { Department } from '../../gateway/testkit/Department.ts';
import { wholeCity } from '../../gateway/testkit/wholeCity.ts';
import { departments as services } from '../federation/abstract-types/departments.ts';
import { departments as indicators } from '../federation/interface-object/departments.ts';
import { welfare } from './welfare.ts';
import { wholeIndicators } from './wholeIndicators.ts';
import { wholeServices } from './wholeServices.ts';
import { wholeWelfare } from './wholeWelfare.ts';

/** A federation, and the same as one plain object graph for graphql-js. */
export interface DoubledFederation {
  name: string;
  departments: readonly Department[];
  whole: object;
  values: Readonly<Record<string, readonly unknown[]>>;
  /** Fields that fail on purpose. */
  without: readonly string[];
  /** How deep questions go. */
  depth: number;
}

export const federations: readonly DoubledFederation[] = [
  {
    name: 'a small city',
    departments: Object.values(createCity()),
    whole: wholeCity,
    without: ['Query.broken', 'Query.refused', 'Query.strict'],
    values: { pid: ['p1', 'p2', 'p9'], codes: [['H1'], ['C1', 'R1'], []], kind: ['basic', 'extra'], last: [1, 2, 3] },
    depth: 5,
  },
  {
    name: 'services of many kinds',
    departments: services,
    whole: wholeServices,
    without: [],
    values: { id: ['v1', 'v2', 'v3'] },
    depth: 6,
  },
  {
    name: 'indicators as interface and object',
    departments: indicators,
    whole: wholeIndicators,
    without: [],
    values: { id: ['i1', 'i2', 'i3'] },
    depth: 5,
  },
  {
    name: 'welfare, with keys and requirements of all sorts',
    departments: welfare,
    whole: wholeWelfare,
    without: [],
    values: { id: ['p1', 'p2', 'p3', 'p9'], first: [1, 2, 9], last: [0, 1, 3], year: [2020, 2025] },
    depth: 6,
  },
];
