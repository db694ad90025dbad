import type { Department } from '../../../gateway/testkit/Department.ts';
import { department } from '../harness.ts';

const clinics = [
  { id: 'c1', licence: 'L1', township: 't1' },
  { id: 'c2', licence: 'L2', township: 't2' },
  { id: 'c3', licence: 'L3', township: 't1' },
];
const clinicBy = ({ id }: { id: string }) => clinics.find(clinic => clinic.id === id);
const reference = ({ township }: { township: string }) => ({ id: township });
const town = 'type Township @key(fields: "id") { id: ID! name: String! @shareable }';
const names = { name: ({ id }: { id: string }) => (id === 't1' ? '城关镇' : '河西镇') };

/** To two departments a township is an entity. To the third it is a value of a clinic, and nobody can ask it for a township. */
export const entityAndValue: Department[] = [
  department(
    'register',
    `
    type Query { clinics: [Clinic!]! }
    type Clinic @key(fields: "id") @key(fields: "id licence") { id: ID! licence: ID! township: Township @shareable }
    ${town}
    `,
    { Query: { clinics: () => clinics }, Clinic: { __resolveReference: clinicBy, township: reference }, Township: names },
  ),
  department(
    'licensing',
    `type Clinic @key(fields: "id licence") { id: ID! licence: ID! township: Township @shareable } ${town}`,
    { Clinic: { __resolveReference: clinicBy, township: reference }, Township: names },
  ),
  department(
    'statistics',
    `
    type Clinic @key(fields: "id licence") { id: ID! licence: ID! township: Township @shareable }
    type Township { figures: Figures }
    type Figures { clinics: Int }
    `,
    {
      Clinic: {
        __resolveReference: clinicBy,
        township: ({ township }: { township: string }) => ({
          figures: { clinics: clinics.filter(clinic => clinic.township === township).length },
        }),
      },
    },
  ),
];

/** The three parts of one value, each by another way: by its parent here, by its parent there, and by its own key. */
export const partsOfOneValue: Department[] = [
  department('directory', 'type Query { clinic(id: ID!): Clinic } type Clinic @key(fields: "id") { id: ID name: String }', {
    Query: { clinic: (_: never, { id }: { id: string }) => ({ id, name: `诊所 ${id}` }) },
  }),
  department(
    'reports',
    'extend type Clinic @key(fields: "id") { id: ID @external grade: Grade @shareable } type Grade { report: String }',
    { Clinic: { grade: ({ id }: { id: string }) => ({ report: `关于诊所 ${id} 的报告` }) } },
  ),
  department(
    'inspection',
    'extend type Clinic @key(fields: "id") { id: ID @external grade: Grade @shareable } type Grade { id: ID @shareable }',
    { Clinic: { grade: () => ({ id: 'A' }) } },
  ),
  department('grades', 'type Grade @key(fields: "id") { id: ID @shareable name: String }', {
    Grade: { name: ({ id }: { id: string }) => `${id} 级` },
  }),
];
