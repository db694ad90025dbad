import type { FindingKind } from '@minsheng/subgraph-kit/ledger';
import type { Verification } from './verifyDirectory.ts';

const words: Readonly<Record<FindingKind, string>> = {
  altered: '被改动 altered',
  removed: '被删除 removed',
  reordered: '被调换 reordered',
  inserted: '被插入 inserted',
  forged: '签名伪造 forged',
  unlike: '与签名不符 unlike what was signed',
  torn: '断尾 torn',
};

/** Entries without an end that are listed; the rest are counted. */
const MOST_LISTED = 20;

/** A verification as people read it: a line for each chain, and under it what is wrong. */
export function showVerification({ chains, open, underWay }: Verification, { isOwnKey }: { isOwnKey: boolean }): string {
  const lines = chains.flatMap(({ chain, records, unsigned, signedUntil, findings, notes }) => [
    `${findings.length === 0 ? '✓' : '✗'} ${chain}: ${records} 条记录 records, ${signedUntil ? `签名至 signed until ${signedUntil.n} (${signedUntil.at})` : '无签名 unsigned'}${unsigned > 0 ? `, ${unsigned} 条待签 not signed yet` : ''}`,
    ...findings.map(({ kind, file, what }) => `    ${words[kind]}: ${what} [${file}]`),
    ...notes.map(note => `    · ${note}`),
  ]);
  if (open.length > 0) {
    lines.push(`${open.length} 条登记未封存 entries without an end: the process died in between, or could not write`);
    // Those of a crash long ago are there for ever; what is new is what somebody looks for.
    const newest = open.toSorted((one, other) => other.at.localeCompare(one.at));
    for (const { chain, n, at, requestId } of newest.slice(0, MOST_LISTED)) lines.push(`    ${chain}:${n} ${at} ${requestId}`);
    if (open.length > MOST_LISTED) lines.push(`    … ${open.length - MOST_LISTED} 条更早 earlier ones`);
  }
  if (underWay.length > 0) lines.push(`${underWay.length} 条正在办理 entries that a running gateway works on`);
  if (chains.every(({ checkpoints }) => checkpoints === 0))
    lines.push('没有一个检查点由此密钥签署 nothing is signed with this key. Is it the key of who signed?');
  if (isOwnKey)
    lines.push(
      'The key lies in the same folder: who changed the records could have changed it too. Give --key with one from elsewhere.',
    );
  return lines.join('\n');
}
