import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'gb18030';

/**
 * Recognises the encoding of a file from its pieces: what starts with a byte order mark or is valid UTF-8 throughout is UTF-8,
 * everything else must be valid GB18030. A Chinese text in GB18030 is practically never valid UTF-8 by accident.
 */
export class EncodingDetector {
  encoding: Encoding | undefined;
  /** Why the file can be neither, in both languages. */
  problem: string | undefined;
  #first = true;

  /** @param piece the next piece, ending where a record ends @param row number of its first row, for the message */
  look(piece: Buffer, row: number): void {
    if (this.#first) this.#lookAtMark(piece);
    this.#first = false;
    if (this.problem !== undefined || (this.encoding !== 'gb18030' && isUtf8(piece))) {
      if (this.encoding === undefined && piece.some(byte => byte > 0x7f)) this.encoding = 'utf-8';
      return;
    }
    if (this.encoding === 'utf-8')
      this.problem = `文件编码有误：第${row}行之后有字节不是有效的 UTF-8，请从业务系统重新导出 · after row ${row} some bytes are no UTF-8; export the file again`;
    else if (isGb18030(piece)) this.encoding = 'gb18030';
    else
      this.problem = `文件编码有误：应为 UTF-8 或 GB18030，第${row}行之后有字节两者都不是，请从业务系统重新导出 · after row ${row} some bytes are neither UTF-8 nor GB18030; export the file again`;
  }

  #lookAtMark(piece: Buffer): void {
    const [first, second, third] = piece;
    if (first === 0xef && second === 0xbb && third === 0xbf) this.encoding = 'utf-8';
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
      this.problem =
        '文件编码应为 UTF-8 或 GB18030，实际为 UTF-16，请另存为“CSV UTF-8（逗号分隔）”后再导入 · the file is UTF-16; save it as "CSV UTF-8 (comma delimited)"';
    }
  }
}

/** Decodes one piece of a file whose encoding has been checked before. */
export function decode(piece: Buffer, encoding: Encoding): string {
  const text = encoding === 'utf-8' ? piece.toString('utf8') : GB18030.decode(piece);
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

function isGb18030(piece: Buffer): boolean {
  try {
    GB18030.decode(piece);
    return true;
  } catch {
    return false;
  }
}

const GB18030 = new TextDecoder('gb18030', { fatal: true });
const BYTE_ORDER_MARK = 0xfeff;
