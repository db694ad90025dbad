import { nodeHash } from './MerkleFrontier.ts';
import { digestOf, type HashName } from './records.ts';

/** One step up the tree: the node beside, and on which side it stands. */
export interface ProofStep {
  side: 'left' | 'right';
  hash: string;
}

/** The root over leaves: RFC 9162 §2.1.1. */
export function merkleRoot(name: HashName, leaves: readonly string[]): string {
  const [only] = leaves;
  if (only === undefined) return digestOf(name, '');
  if (leaves.length === 1) return only;
  const middle = splitOf(leaves.length);
  return nodeHash(name, merkleRoot(name, leaves.slice(0, middle)), merkleRoot(name, leaves.slice(middle)));
}

/** The way from a leaf up to the root, leaf first: RFC 9162 §2.1.3.1. */
export function inclusionPath(name: HashName, leaves: readonly string[], index: number): ProofStep[] {
  if (leaves.length <= 1) return [];
  const middle = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return index < middle
    ? [...inclusionPath(name, left, index), { side: 'right', hash: merkleRoot(name, right) }]
    : [...inclusionPath(name, right, index - middle), { side: 'left', hash: merkleRoot(name, left) }];
}

/** The root to which a leaf leads. */
export function rootAlong(name: HashName, leaf: string, path: readonly ProofStep[]): string {
  return path.reduce((at, { side, hash }) => (side === 'left' ? nodeHash(name, hash, at) : nodeHash(name, at, hash)), leaf);
}

/** The largest power of two below the number of leaves. */
function splitOf(leaves: number): number {
  return 2 ** (31 - Math.clz32(leaves - 1));
}
