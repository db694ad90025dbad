import { codeTable } from '@minsheng/subgraph-kit';

/** 社区类型. */
export enum CommunityKind {
  URBAN = '1',
  VILLAGE = '2',
}

export const COMMUNITY_KINDS = codeTable(CommunityKind, {
  name: 'CommunityKind',
  description: '社区类型。Urban community or village.',
  meanings: { URBAN: ['城市社区', 'Urban community'], VILLAGE: ['村', 'Village'] },
});
