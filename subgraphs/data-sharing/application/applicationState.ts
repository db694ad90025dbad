import { registerEnumType } from 'type-graphql';

export enum ApplicationState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  WITH_PROVIDER = 'WITH_PROVIDER',
  RETURNED = 'RETURNED',
  GRANTED = 'GRANTED',
  ACTIVE = 'ACTIVE',
  REFUSED = 'REFUSED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(ApplicationState, {
  name: 'SharingApplicationState',
  description: '共享申请状态（政务数据共享条例第二十至二十二条）。States of an application (arts 20–22).',
  valuesConfig: {
    DRAFT: { description: '起草中。Being drafted.' },
    SUBMITTED: { description: '待本部门共享工作机构审核。Waits for the sharing officer of its own department.' },
    WITH_PROVIDER: { description: '提供部门办理中。With the provider.' },
    RETURNED: { description: '待补正，一次性告知。Returned once, with all that is missing.' },
    GRANTED: { description: '已同意，待提供。Agreed, not yet shared.' },
    ACTIVE: { description: '已开通授权。Its grant is active.' },
    REFUSED: { description: '不同意，附理由。Refused, with reasons.' },
    WITHDRAWN: { description: '已撤回。Withdrawn.' },
  },
});

/** How data is shared (art. 22). */
export enum SharingMode {
  SERVICE_INTERFACE = 'SERVICE_INTERFACE',
  BATCH = 'BATCH',
  FILE_DOWNLOAD = 'FILE_DOWNLOAD',
}
registerEnumType(SharingMode, {
  name: 'SharingMode',
  description: '共享方式（第二十二条）。How data is shared (art. 22).',
  valuesConfig: {
    SERVICE_INTERFACE: { description: '服务接口。Through a service interface.' },
    BATCH: { description: '批量交换。By batch.' },
    FILE_DOWNLOAD: { description: '文件下载。As a file.' },
  },
});

/** What data may be asked for (schema/trust.md §2). */
export const PURPOSES = ['supervision', 'benefit_review', 'eligibility_check', 'audit', 'service', 'statistics'];
