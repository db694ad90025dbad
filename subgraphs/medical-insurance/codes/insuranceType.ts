import { codeTable } from '@minsheng/subgraph-kit';

/** 险种类型 insutype of the national medical-insurance codes. The same digits mean other things in 人社: 410 is long-term care here. */
export enum InsuranceType {
  EMPLOYEE = '310',
  CIVIL_SERVANT_SUBSIDY = '320',
  LARGE_EXPENSE = '330',
  RETIRED_CADRE = '340',
  DISABLED_SOLDIER = '350',
  RED_ARMY_VETERAN = '360',
  ENTERPRISE_SUPPLEMENT = '370',
  RURAL_COOPERATIVE = '380',
  RESIDENT = '390',
  URBAN_RESIDENT = '391',
  RESIDENT_SERIOUS_ILLNESS = '392',
  OTHER_SPECIAL = '399',
  LONG_TERM_CARE = '410',
  MATERNITY = '510',
}

export const INSURANCE_TYPES = codeTable(InsuranceType, {
  name: 'MedicalInsuranceType',
  description: '医保险种类型（国家医保编码）。Medical insurance type, national medical-insurance codes.',
  meanings: {
    EMPLOYEE: ['职工基本医疗保险', 'Employees’ basic medical insurance'],
    CIVIL_SERVANT_SUBSIDY: ['公务员医疗补助', 'Civil servants’ medical subsidy'],
    LARGE_EXPENSE: ['大额医疗费用补助', 'Employees’ large-expense subsidy'],
    RETIRED_CADRE: ['离休人员医疗保障', 'Medical security of retired cadres'],
    DISABLED_SOLDIER: ['一至六级残疾军人医疗补助', 'Medical subsidy of soldiers disabled in grades 1 to 6'],
    RED_ARMY_VETERAN: ['老红军医疗保障', 'Medical security of Red Army veterans'],
    ENTERPRISE_SUPPLEMENT: ['企业补充医疗保险', 'Enterprise supplementary medical insurance'],
    RURAL_COOPERATIVE: ['新型农村合作医疗', 'New rural cooperative medical scheme'],
    RESIDENT: ['城乡居民基本医疗保险', 'Residents’ basic medical insurance'],
    URBAN_RESIDENT: ['城镇居民基本医疗保险', 'Urban residents’ basic medical insurance'],
    RESIDENT_SERIOUS_ILLNESS: ['城乡居民大病保险', 'Residents’ serious-illness insurance'],
    OTHER_SPECIAL: ['其他特殊人员医疗保障', 'Medical security of other special groups'],
    LONG_TERM_CARE: ['长期照护保险', 'Long-term care insurance'],
    MATERNITY: ['生育保险', 'Maternity insurance'],
  },
});
