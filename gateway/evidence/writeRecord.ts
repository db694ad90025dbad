import type { EvidenceRecord } from './events.ts';

/** JSON that stands in a record as it is: what many records have in common is written once. */
export class Written {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/**
 * Writes a value in ASCII. One Chinese character makes a string of two bytes per character of every record it stands in, and
 * all that is joined to it: twice the memory, and hashing has to encode it first.
 */
export function writeAscii(value: object): Written {
  const json = JSON.stringify(value);
  const ascii = json.replace(/[\u0080-\uffff]/g, escapeCharacter);
  // A part of such a string stays two bytes wide whatever it holds, until it is copied.
  return new Written(ascii === json ? json : Buffer.from(ascii, 'latin1').toString('latin1'));
}

/** The JSON of a record; members that are undefined are left out. */
export function writeRecord(record: EvidenceRecord): string {
  let text = '';
  for (const member in record) {
    const value = record[member];
    if (value === undefined) continue;
    text += `${text === '' ? '{' : ','}"${member}":${value instanceof Written ? value.json : JSON.stringify(value)}`;
  }
  return `${text}}`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
