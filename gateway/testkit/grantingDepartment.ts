import type { Grant } from '../policy/grants/Grant.ts';
import { Department } from './Department.ts';
import { open, SHARING_LINK } from './sharingLink.ts';

/** A `data-sharing` that has given these grants, whatever is done. */
export function grantingDepartment(grants: readonly Grant[]): Department {
  return new Department('data-sharing', {
    link: SHARING_LINK,
    sdl: `type Query { accessRights(after: ID): AccessRights! ${open('data-sharing')} }
    type AccessRights ${open('data-sharing')} { version: ID! grants: [AccessRight!]! }
    type AccessRight ${open('data-sharing')} { number: ID! state: String! requester: String! provider: String! fields: [String!]! purposes: [String!]!
      masks: [String!]! validFrom: String! validUntil: String! personsPerDay: Int }`,
    resolvers: { Query: { accessRights: () => ({ version: '1', grants }) } },
  });
}
