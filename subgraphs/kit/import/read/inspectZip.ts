import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** What an XLSX may unpack to: real ones of our export files stay below a tenth of it. */
export const ZIP_LIMITS = { compressedBytes: 32 * 1024 * 1024, entries: 500, inflatedBytes: 128 * 1024 * 1024 };

/**
 * Unpacks a ZIP archive into nothing, counting, and says why it must not be unpacked into memory: a small archive can hold petabytes.
 * The declared sizes are compared first, because that is free; then what really comes out, because sizes can be forged.
 * @returns the reason in both languages, or undefined when the archive is harmless
 */
export async function inspectZip(bytes: Buffer): Promise<string | undefined> {
  let archive: ZipFile;
  try {
    archive = await openArchive(bytes);
  } catch {
    return '文件不是有效的 XLSX（无法作为压缩包打开），请用 Excel 或业务系统重新导出 · this is no XLSX, as it is no archive; export it again';
  }
  if (archive.entryCount > ZIP_LIMITS.entries)
    return `XLSX 内含${archive.entryCount}个部件，超过${ZIP_LIMITS.entries}个，拒绝解压 · the XLSX has ${archive.entryCount} parts, more than ${ZIP_LIMITS.entries}; it was not unpacked`;
  try {
    return await inflateAll(archive);
  } catch {
    return 'XLSX 压缩包已损坏或声明的大小与实际不符，拒绝解压，请重新导出 · the XLSX is damaged, or its sizes are not those it declares; export it again';
  } finally {
    archive.close();
  }
}

async function inflateAll(archive: ZipFile): Promise<string | undefined> {
  const open = promisify(archive.openReadStream.bind(archive)) as (entry: Entry) => Promise<NodeJS.ReadableStream>;
  let declared = 0;
  let inflated = 0;
  for await (const entry of entriesOf(archive)) {
    declared += entry.uncompressedSize;
    if (declared > ZIP_LIMITS.inflatedBytes) return TOO_LARGE;
    for await (const chunk of await open(entry)) {
      inflated += chunk.length;
      if (inflated > ZIP_LIMITS.inflatedBytes) return TOO_LARGE;
    }
  }
  return undefined;
}

async function* entriesOf(archive: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      archive.removeAllListeners();
      archive.once('entry', resolve);
      archive.once('end', () => resolve(undefined));
      archive.once('error', reject);
      archive.readEntry();
    });
    if (entry === undefined) return;
    yield entry;
  }
}

const openArchive = (bytes: Buffer) =>
  promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer)(bytes, { lazyEntries: true, validateEntrySizes: true });

const TOO_LARGE = `XLSX 解压后超过${ZIP_LIMITS.inflatedBytes / 1024 / 1024}MB，疑似压缩炸弹，拒绝解压；大文件请用 CSV · the XLSX would unpack to more than ${ZIP_LIMITS.inflatedBytes / 1024 / 1024} MB; large files travel as CSV`;
