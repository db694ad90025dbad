import { readFileSync } from 'node:fs';
import { keysFileOf } from '../../../city/launcher/createKeysOnce.ts';
import { digestOf } from '../../../subgraphs/kit/trust/CallGate.ts';
import { readSigningKey, type SigningKey } from '../../../subgraphs/kit/trust/signatureKey.ts';
import { signReceipt } from '../../../subgraphs/kit/trust/signReceipt.ts';
import type { Answers } from './answerFromMemory.ts';

const END_OF_HEAD = '\r\n\r\n';

/**
 * The same answers, with a receipt for each signed call (schema/trust.md §4), made by what real departments make theirs with. Whether
 * the call's own signature fits is not looked at: that is a department's work, and this measures the gateway's.
 */
export function giveReceipts(answers: Answers, keysFolder: string): Answers {
  const keys = new Map<string, SigningKey>();
  /** Receipts differ, bodies do not. */
  const bodies = new WeakMap<Buffer, string>();
  const sign = (answer: Buffer, department: string, head: string): Buffer => {
    const headers = headersOf(head);
    const signature = /^sig=:(.*):$/.exec(headers.get('signature') ?? '')?.[1];
    if (signature === undefined) return answer;
    const body = bodies.get(answer) ?? bodyOf(answer);
    bodies.set(answer, body);
    const key = keys.get(department) ?? readKey(keysFolder, department);
    keys.set(department, key);
    const [digest = '', context = '', reasons = '', input = ''] = SIGNED.map(name => headers.get(name));
    const receipt = signReceipt({ status: 200, digest: digestOf(body) }, { digest, context, reasons, input, signature }, key);
    const lines = Object.entries(receipt).map(([name, value]) => `${name}: ${value}\r\n`);
    const own = `HTTP/1.1 200 OK\r\n${lines.join('')}`;
    return Buffer.concat([Buffer.from(own), answer.subarray(answer.indexOf('\r\n') + 2)]);
  };
  return (path, body, head) => {
    const answer = answers(path, body, head);
    const department = path.slice(1);
    if (Buffer.isBuffer(answer)) return sign(answer, department, head);
    return answer.then(late => sign(late, department, head));
  };
}

const SIGNED = ['content-digest', 'minsheng-context', 'minsheng-reasons', 'signature-input'];

function headersOf(head: string): Map<string, string> {
  const lines = head.split('\r\n').slice(1);
  return new Map(lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
}

function bodyOf(answer: Buffer): string {
  return answer.toString('utf8', answer.indexOf(END_OF_HEAD) + END_OF_HEAD.length);
}

function readKey(folder: string, department: string): SigningKey {
  const file = keysFileOf(folder, department);
  return readSigningKey(JSON.parse(readFileSync(file, 'utf8')).receipt, file);
}
