import { codeTable } from '@minsheng/subgraph-kit';

/** 优抚类别. Families (02 to 04, 09) are entitled too, so that not every entitled person is a veteran. */
export enum EntitlementCategory {
  DISABLED_SOLDIER = '01',
  MARTYR_FAMILY = '02',
  KILLED_ON_DUTY_FAMILY = '03',
  DIED_OF_ILLNESS_FAMILY = '04',
  WAR_OR_NUCLEAR_TEST = '05',
  ILLNESS_FROM_SERVICE = '06',
  RURAL_AGED_60 = '07',
  DEMOBILISED_IN_VILLAGE = '08',
  MARTYR_CHILD = '09',
}

export const ENTITLEMENT_CATEGORIES = codeTable(EntitlementCategory, {
  name: 'EntitlementCategory',
  description: '优抚类别。Category of special care and preferential treatment.',
  meanings: {
    DISABLED_SOLDIER: ['残疾军人', 'Disabled soldier'],
    MARTYR_FAMILY: ['烈士遗属', 'Family of a martyr'],
    KILLED_ON_DUTY_FAMILY: ['因公牺牲军人遗属', 'Family of a soldier killed on duty'],
    DIED_OF_ILLNESS_FAMILY: ['病故军人遗属', 'Family of a soldier who died of illness'],
    WAR_OR_NUCLEAR_TEST: ['参战参试', 'Took part in war or nuclear tests'],
    ILLNESS_FROM_SERVICE: ['带病回乡', 'Returned home ill from service'],
    RURAL_AGED_60: ['60岁以上农村籍', 'Rural veteran of 60 or more'],
    DEMOBILISED_IN_VILLAGE: ['在乡复员', 'Demobilised veteran living in the village'],
    MARTYR_CHILD: ['烈士子女', 'Child of a martyr'],
  },
});
