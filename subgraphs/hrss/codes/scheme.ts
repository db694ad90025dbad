import { codeTable } from '@minsheng/subgraph-kit';

/** 险种类型 AAE140 in the hrss namespace; the same digits mean other things in 医保. */
export enum Scheme {
  EMPLOYEE_PENSION = '110',
  PUBLIC_SECTOR_PENSION = '120',
  RESIDENT_PENSION = '170',
  UNEMPLOYMENT = '210',
  WORK_INJURY = '410',
}

export const SCHEMES = codeTable(Scheme, {
  name: 'SocialInsuranceScheme',
  description: '人社险种类型 (AAE140)。Social insurance scheme.',
  meanings: {
    EMPLOYEE_PENSION: ['企业职工基本养老保险', 'Employees’ pension'],
    PUBLIC_SECTOR_PENSION: ['机关事业单位养老保险', 'Public-sector pension'],
    RESIDENT_PENSION: ['城乡居民基本养老保险', 'Residents’ pension'],
    UNEMPLOYMENT: ['失业保险', 'Unemployment insurance'],
    WORK_INJURY: ['工伤保险', 'Work-injury insurance'],
  },
});
