import { department } from '../harness.ts';

const clinics = [
  { code: 'c1', licence: 'L-100', name: '城关镇卫生院', township: 't1', price: 12.5 },
  { code: 'c2', licence: 'L-200', name: '人民医院', township: 't2', price: 30 },
];
const townships = [
  { id: 't1', label: '城关镇', main: 'c1' },
  { id: 't2', label: '河西镇', main: 'c2' },
];
const clinicBy = (reference: { code?: string; licence?: string }) =>
  clinics.find(({ code, licence }) => code === reference.code || licence === reference.licence);

/** Knows which clinics there are, by either of their keys. */
const register = department(
  'register',
  `
  type Query { clinics: [Clinic!]! leading: ClinicList }
  type ClinicList { clinics: [Clinic!]! selected: Clinic first: Clinic }
  type Clinic @key(fields: "code") @key(fields: "licence") @key(fields: "code licence") { code: ID! licence: ID! township: Township @shareable }
  type Township @key(fields: "id") { id: ID! }
  `,
  {
    Query: {
      clinics: () => clinics.map(({ code }) => ({ code })),
      leading: () => ({ clinics: [{ code: 'c2' }], selected: { code: 'c1' }, first: { code: 'c2' } }),
    },
    Clinic: {
      __resolveReference: (reference: { code?: string; licence?: string }) => ({ code: clinicBy(reference)?.code }),
      licence: ({ code }: { code: string }) => clinicBy({ code })?.licence,
      township: ({ code }: { code: string }) => ({ id: clinicBy({ code })?.township }),
    },
  },
);

/** Knows clinics by licence only, which the register must be asked for first. */
const licensing = department(
  'licensing',
  `
  type Query { licensed(licence: ID!): Clinic }
  type Clinic @key(fields: "licence") { licence: ID! name: String! }
  `,
  {
    Query: { licensed: (_: never, { licence }: { licence: string }) => ({ licence }) },
    Clinic: {
      __resolveReference: ({ licence }: { licence: string }) => (clinicBy({ licence }) ? { licence } : null),
      name: ({ licence }: { licence: string }) => clinicBy({ licence })?.name,
    },
  },
);

/** Takes a clinic only by both of its keys, and refuses half of them. */
const fees = department(
  'fees',
  `
  type Clinic @key(fields: "code licence") { code: ID! licence: ID! fee: Fee }
  type Fee { amount: Float! currency: String! }
  `,
  {
    Clinic: {
      __resolveReference: (reference: { code: string; licence: string }) => {
        const clinic = clinicBy({ code: reference.code });
        if (clinic?.licence !== reference.licence) throw new Error('half a key');
        return { ...reference, fee: { amount: clinic.price, currency: 'CNY' } };
      },
    },
  },
);

/** Names townships, and says which clinic is the main one of each: back to where the question began. */
const places = department(
  'places',
  `
  type Township @key(fields: "id") { id: ID! label: String! mainClinic: Clinic }
  type Clinic @key(fields: "code", resolvable: false) { code: ID! }
  `,
  {
    Township: {
      __resolveReference: ({ id }: { id: string }) => townships.find(township => township.id === id),
      mainClinic: ({ main }: { main: string }) => ({ code: main }),
    },
  },
);

export const departments = [register, licensing, fees, places];
