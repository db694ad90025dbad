import { codeTable } from '@minsheng/subgraph-kit';

/** 减免项目: the five basic funeral services that are free of charge (policy, key task 8). */
export enum FuneralService {
  TRANSPORT = '1',
  MORTUARY = '2',
  CREMATION = '3',
  ASH_KEEPING = '4',
  URN = '5',
}

export const FUNERAL_SERVICES = codeTable(FuneralService, {
  name: 'BasicFuneralService',
  description: '五项基本殡葬服务。The five basic funeral services.',
  meanings: {
    TRANSPORT: ['遗体接运', 'Transport of the body'],
    MORTUARY: ['暂存', 'Mortuary'],
    CREMATION: ['火化', 'Cremation'],
    ASH_KEEPING: ['骨灰寄存', 'Keeping of the ashes'],
    URN: ['普通骨灰盒', 'Ordinary urn'],
  },
});
