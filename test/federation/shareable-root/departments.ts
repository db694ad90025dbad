import { department } from '../harness.ts';

const person = (own: object) => ({ id: 'p1', ...own });

/** Three departments each answer for "person", without a key to go from one to another, and each adds its own part. */
export const departments = [
  department(
    'names',
    'type Query { person: Person @shareable people: [Person!] @shareable } type Person @shareable { id: ID! name: Name } type Name { given: String family: String @shareable }',
    {
      Query: {
        person: () => person({ name: { given: '伟', family: '张' } }),
        people: () => [person({ name: { given: '伟', family: '张' } }), { id: 'p2', name: null }],
      },
    },
  ),
  department(
    'homes',
    'type Query { person: Person @shareable people: [Person!] @shareable } type Person { id: ID! @shareable home: Home name: Name @shareable } type Home { town: String } type Name { family: String @shareable old: String }',
    {
      Query: {
        person: () => person({ home: { town: '城关镇' }, name: { family: '张', old: '章' } }),
        people: () => [
          person({ home: { town: '城关镇' }, name: { family: '张', old: '章' } }),
          { id: 'p2', home: { town: '河西镇' } },
        ],
      },
    },
  ),
  department(
    'jobs',
    'type Query { person: Person @shareable people: [Person!] @shareable } type Person { id: ID! @shareable job: String }',
    {
      Query: { person: () => person({ job: '教师' }), people: () => [person({ job: '教师' }), { id: 'p2', job: null }] },
    },
  ),
];
