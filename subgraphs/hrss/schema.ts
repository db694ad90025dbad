import type { SchemaDefinition } from '@minsheng/subgraph-kit';
import { hrssIndicator } from './indicators/index.ts';
import { ParticipationResolver } from './participation/participation.resolver.ts';
import { personReference } from './person/person.reference.ts';
import { PersonResolver, SocialSecurityRecordResolver } from './person/person.resolver.ts';

export const schema: SchemaDefinition = {
  resolvers: [PersonResolver, SocialSecurityRecordResolver, ParticipationResolver, hrssIndicator.resolver],
  references: [personReference, hrssIndicator.reference],
  orphanedTypes: [hrssIndicator.type],
};
