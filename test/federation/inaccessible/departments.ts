import { department } from '../harness.ts';

/** What is for departments only: a key, a whole type, an argument, an implementation, and fields on the way. */
export const departments = [
  department(
    'register',
    `
    type Query { people(dead: Boolean @inaccessible): [Person!]! secretRoot: String @inaccessible subjects: [Subject]! records: [Record] }
    type Person @key(fields: "idNumber") { idNumber: ID! @inaccessible name: String! file: File @inaccessible }
    type File @inaccessible { shelf: String! }
    interface Record { id: ID! }
    type Entry implements Record { id: ID! text: String }
    type SealedEntry implements Record @inaccessible { id: ID! reason: String }
    union Subject = Person | SealedEntry
    `,
    {
      Query: {
        people: () => [{ idNumber: '33078219500101', name: '钱一' }],
        subjects: () => [
          { __typename: 'Person', idNumber: '33078219500101' },
          { __typename: 'SealedEntry', id: 's1' },
        ],
        records: () => [
          { __typename: 'Entry', id: 'e1', text: '公开' },
          { __typename: 'SealedEntry', id: 's1' },
        ],
      },
      Person: { name: () => '钱一', file: () => ({ shelf: 'A7' }) },
    },
  ),
  department(
    'benefits',
    `
    type Person @key(fields: "idNumber") {
      idNumber: ID! @inaccessible file: File @external
      born: Int benefit(filter: Filter): String @requires(fields: "file { shelf }")
    }
    type File @inaccessible { shelf: String! @external }
    input Filter { year: Int internal: Boolean @inaccessible }
    `,
    {
      Person: {
        born: ({ idNumber }: { idNumber: string }) => Number(idNumber.slice(6, 10)),
        benefit: ({ file }: { file?: { shelf?: string } }) => (file?.shelf === 'A7' ? '低保' : 'the file did not come'),
      },
    },
  ),
];
