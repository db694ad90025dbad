import { codeTable } from '@minsheng/subgraph-kit';

/** 机构类型. */
export enum InstitutionKind {
  HOSPITAL = '1',
  CLINIC = '2',
  VILLAGE_HEALTH_ROOM = '3',
  PHARMACY = '4',
}

export const INSTITUTION_KINDS = codeTable(InstitutionKind, {
  name: 'InstitutionKind',
  description: '定点医药机构类型。Kind of a designated institution.',
  meanings: {
    HOSPITAL: ['医院', 'Hospital'],
    CLINIC: ['诊所', 'Clinic'],
    VILLAGE_HEALTH_ROOM: ['村卫生室', 'Village health room'],
    PHARMACY: ['零售药店', 'Retail pharmacy'],
  },
});

/** 医院等级; clinics, village rooms and pharmacies have none. */
export enum HospitalLevel {
  PRIMARY = '1',
  SECONDARY = '2',
  TERTIARY = '3',
}

export const HOSPITAL_LEVELS = codeTable(HospitalLevel, {
  name: 'HospitalLevel',
  description: '医院等级。Level of a hospital.',
  meanings: {
    PRIMARY: ['一级', 'Primary'],
    SECONDARY: ['二级', 'Secondary'],
    TERTIARY: ['三级', 'Tertiary'],
  },
});
