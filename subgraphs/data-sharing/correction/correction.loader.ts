import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { CorrectionNotice } from './correctionNotice.ts';
import { CorrectionRequest } from './correctionRequest.ts';

export const noticesOf: LoaderDefinition<string, CorrectionNotice[]> = async (numbers, { em }) => {
  const notices = await em.find(
    CorrectionNotice,
    { correctionNumber: { $in: [...numbers] } },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  const byNumber = Map.groupBy(notices, ({ correctionNumber }) => correctionNumber);
  return numbers.map(number => byNumber.get(number) ?? []);
};

export const correctionByNumber: LoaderDefinition<string, CorrectionRequest> = async (numbers, { em }) => {
  const requests = await em.find(CorrectionRequest, { number: { $in: [...numbers] } }, { disableIdentityMap: true });
  const byNumber = new Map(requests.map(request => [request.number, request]));
  return numbers.map(number => byNumber.get(number) ?? new Error(`correction request ${number} is gone`));
};
