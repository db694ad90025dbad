import { FieldResolver, Resolver, Root } from 'type-graphql';
import { beijingTime } from '../calendar/instantType.ts';
import { UsageRecord } from './usageRecord.ts';

@Resolver(() => UsageRecord)
export class UsageRecordResolver {
  @FieldResolver(() => String, { description: '记录时间。When it was recorded.' })
  recordedAt(@Root() { recordedAt }: UsageRecord): string {
    return beijingTime(new Date(recordedAt));
  }
}
