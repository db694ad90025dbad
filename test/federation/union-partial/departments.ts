import type { Department } from '../../../gateway/testkit/Department.ts';
import { department } from '../harness.ts';

const advice = { __typename: 'Advice', id: 'n1', text: '带身份证' };
const deadline = { __typename: 'Deadline', id: 'n2', day: '2026-03-01', reason: '年审' };
const refusal = { __typename: 'Refusal', id: 'n3', office: '民政局' };

/** Both share the form, but only the hall knows every kind of notice on it, and no kind has a key. */
export const oneKnowsAll: Department[] = [
  department(
    'hall',
    `
    type Query { form: Form }
    type Form @shareable { title: String notices: [Notice!]! }
    union Notice = Advice | Deadline | Refusal
    type Advice @shareable { id: ID! text: String }
    type Deadline { id: ID! day: String reason: String }
    type Refusal { id: ID! office: String }
    `,
    { Query: { form: () => ({ title: '高龄津贴申请', notices: [advice, deadline, refusal] }) } },
  ),
  department(
    'archive',
    `
    type Form @shareable { title: String notices: [Notice!]! }
    union Notice = Advice
    type Advice @shareable { id: ID! text: String }
    `,
    {},
  ),
];

const note = { __typename: 'Note', text: '已受理' };
const payment = { __typename: 'Payment', amount: 500 };
const visit = { __typename: 'Visit', visitor: '网格员' };
const claim = { id: 'k1' };
const progressOf = (events: object[]) => ({
  __resolveReference: ({ id }: { id: string }) => ({ id }),
  progress: (own: { events?: object[] }) => ({ events: own.events ?? events }),
});

/** Each tells the progress of a claim itself, in events that the other does not all know. A claim has a key, its progress none. */
export const eachKnowsSome: Department[] = [
  department(
    'finance',
    `
    type Query { paid: Claim both: Claim @shareable }
    type Claim @key(fields: "id") { id: ID! progress: Progress @shareable }
    type Progress @shareable { events: [Event!]! }
    union Event = Note | Payment
    type Note @shareable { text: String }
    type Payment { amount: Int }
    `,
    { Query: { paid: () => claim, both: () => ({ ...claim, events: [note] }) }, Claim: progressOf([note, payment]) },
  ),
  department(
    'street',
    `
    type Query { visited: Claim both: Claim @shareable }
    type Claim @key(fields: "id") { id: ID! progress: Progress @shareable streetProgress: Progress }
    type Progress @shareable { events: [Event!]! }
    union Event = Note | Visit
    type Note @shareable { text: String }
    type Visit { visitor: String }
    `,
    {
      Query: { visited: () => claim, both: () => ({ ...claim, events: [note] }) },
      Claim: { ...progressOf([note, visit]), streetProgress: () => ({ events: [note, visit] }) },
    },
  ),
];
