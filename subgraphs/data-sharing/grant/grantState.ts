import { registerEnumType } from 'type-graphql';

export enum AccessRightState {
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  TERMINATED = 'TERMINATED',
  EXPIRED = 'EXPIRED',
}
registerEnumType(AccessRightState, {
  name: 'AccessRightState',
  description: '授权状态（政务数据共享条例第二十七条）。States of a grant (art. 27).',
  valuesConfig: {
    ACTIVE: { description: '有效。Active.' },
    SUSPENDED: { description: '暂停。Suspended.' },
    TERMINATED: { description: '终止。Terminated.' },
    EXPIRED: { description: '到期。Expired.' },
  },
});
