import { crc32 } from 'node:zlib';

/** One entry of an archive that a test forges; `size` is what it claims to unpack to. */
export interface ForgedEntry {
  data: Buffer;
  deflated?: boolean;
  size?: number;
}

/** Writes a ZIP archive byte by byte, so that a test can lie in it as no library would (PKWARE APPNOTE 4.3). */
export function zipOf(entries: Record<string, ForgedEntry>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, entry] of Object.entries(entries)) {
    const fields = commonFields(name, entry);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), entry.data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** Version, flags, method, time, date, CRC, sizes, name length and extra length: the same in both headers. */
function commonFields(name: string, { data, deflated = false, size = data.length }: ForgedEntry): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(deflated ? 8 : 0, 4);
  fields.writeUInt32LE(crc32(data), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}
