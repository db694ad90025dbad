import { codeTable } from '@minsheng/subgraph-kit';

/** 城乡类别: the urban and the rural standard differ. */
export enum DibaoArea {
  URBAN = '1',
  RURAL = '2',
}

export const DIBAO_AREAS = codeTable(DibaoArea, {
  name: 'DibaoArea',
  description: '低保城乡类别。Whether the urban or the rural standard applies.',
  meanings: { URBAN: ['城市', 'Urban'], RURAL: ['农村', 'Rural'] },
});

/** 退出原因. */
export enum DibaoExitReason {
  INCOME_ABOVE_STANDARD = '1',
  DEATH = '2',
  DESTITUTE_SUPPORT = '3',
  MOVED_AWAY = '4',
  OTHER = '9',
}

export const DIBAO_EXIT_REASONS = codeTable(DibaoExitReason, {
  name: 'DibaoExitReason',
  description: '低保退出原因。Why a household left.',
  meanings: {
    INCOME_ABOVE_STANDARD: ['收入超标', 'Income above the standard'],
    DEATH: ['死亡', 'Death'],
    DESTITUTE_SUPPORT: ['转特困', 'Changed to support of persons in extreme hardship'],
    MOVED_AWAY: ['迁出', 'Moved away'],
    OTHER: ['其他', 'Other'],
  },
});

/** 与户主关系. */
export enum DibaoRelation {
  HEAD = '01',
  SPOUSE = '02',
  CHILD = '03',
  PARENT = '04',
  OTHER = '09',
}

export const DIBAO_RELATIONS = codeTable(DibaoRelation, {
  name: 'DibaoRelation',
  description: '与户主关系。Relation to the head of the household.',
  meanings: {
    HEAD: ['户主', 'Head'],
    SPOUSE: ['配偶', 'Spouse'],
    CHILD: ['子女', 'Child'],
    PARENT: ['父母', 'Parent'],
    OTHER: ['其他', 'Other'],
  },
});
