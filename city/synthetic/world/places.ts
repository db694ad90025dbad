import { at } from '../column.ts';
import { SYNTHETIC_PREFIX } from '../identity/citizenId.ts';

export interface Township {
  readonly code: string;
  readonly name: string;
  readonly kind: '街道' | '镇' | '乡';
  /** Share of the city's people. */
  readonly weight: number;
}

export interface Community {
  /** Twelve digits: township and three of its own. */
  readonly code: string;
  readonly name: string;
  readonly township: number;
  readonly urban: boolean;
}

export interface Places {
  readonly county: { readonly code: string; readonly name: string };
  readonly townships: readonly Township[];
  readonly communities: readonly Community[];
  /** Communities of township t are communities[firstCommunity[t]] .. firstCommunity[t + 1] - 1. */
  readonly firstCommunity: readonly number[];
}

// Invented names. Ranges of the last three digits follow GB/T 10114: 001-099 streets, 100-199 towns, 200-399 townships.
const STREETS = ['城东街道', '城南街道'];
const TOWNS = ['云溪镇', '石桥镇', '枫林镇', '白沙镇', '双江镇', '罗田镇', '古塘镇'];
const RURAL = ['上坪乡', '竹坑乡', '茶亭乡', '梅岭乡', '青龙乡', '黄陂乡', '大窝乡', '沙洲乡', '高围乡'];
const VILLAGE_FIRST = '新上下东西南北中大小长高石白青黄红龙';
const VILLAGE_LAST = ['坪', '坑', '围', '湾', '岭', '塘', '坝', '陂', '桥', '源', '岗', '洲', '屋', '田'];

/** The map: two streets, seven towns, nine townships, 28 urban communities and 225 villages. It does not shrink with the scale. */
export function drawPlaces(): Places {
  const townships = [
    ...STREETS.map((name, index) => township(name, '街道', 1 + index, 92_000 - index * 17_000)),
    ...TOWNS.map((name, index) => township(name, '镇', 100 + index, 44_000 - index * 2_300)),
    ...RURAL.map((name, index) => township(name, '乡', 200 + index, 26_500 - index * 1_150)),
  ];
  const communities: Community[] = [];
  const firstCommunity = [0];
  for (const [index, place] of townships.entries()) {
    const { urban, villages } = communitiesOf(place, index);
    for (let own = 0; own < urban + villages; own++) {
      const isUrban = own < urban;
      const code = `${place.code}${String(isUrban ? 1 + own : 200 + own - urban).padStart(3, '0')}`;
      communities.push({ code, name: communityName(communities.length, isUrban), township: index, urban: isUrban });
    }
    firstCommunity.push(communities.length);
  }
  return { county: { code: SYNTHETIC_PREFIX, name: '赣安市' }, townships, communities, firstCommunity };
}

function township(name: string, kind: Township['kind'], number: number, weight: number): Township {
  return { code: `${SYNTHETIC_PREFIX}${String(number).padStart(3, '0')}`, name, kind, weight };
}

function communitiesOf(place: Township, index: number): { urban: number; villages: number } {
  if (place.kind === '街道') return { urban: index === 0 ? 11 : 10, villages: 5 };
  if (place.kind === '镇') return { urban: 1, villages: 15 };
  // 225 - 2 * 5 - 7 * 15 = 110 villages over nine townships: two have thirteen, seven have twelve.
  return { urban: 0, villages: index < 11 ? 13 : 12 };
}

function communityName(serial: number, urban: boolean): string {
  const first = VILLAGE_FIRST.charAt(serial % VILLAGE_FIRST.length);
  const last = at(VILLAGE_LAST, Math.floor(serial / VILLAGE_FIRST.length) % VILLAGE_LAST.length);
  return `${first}${last}${urban ? '社区' : '村'}`;
}
