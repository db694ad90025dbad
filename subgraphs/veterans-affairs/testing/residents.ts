import { personKey } from '@minsheng/subgraph-kit/import';
import { TEST_PID_KEY } from '@minsheng/subgraph-kit/testing';

/** Invented residents on the unassigned prefix 360799, so that no number belongs to a real person. */
export const WANG = '360799195503150014';
export const LI = '360799198002291234';
export const ZHAO = '360799194001010017';
export const QIAN = '360799201511010423';
export const SUN = '360799196203030031';

export const pidOf = (citizenId: string): string => personKey(citizenId, TEST_PID_KEY);

/** Two townships of the synthetic city: 城东街道 and 云溪镇. */
export const CHENGDONG = '360799001';
export const YUNXI = '360799100';
