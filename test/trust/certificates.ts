import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, as files and as texts in PEM. */
export interface Certified {
  certificateFile: string;
  keyFile: string;
  cert: string;
  key: string;
}

/** An authority of its own, made by openssl in a folder that goes with it. */
export class Authority implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'authority-'));
  readonly #root: Certified;

  constructor() {
    this.#root = this.#files('ca');
    const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    openssl(...request, '-subj', '/CN=city', '-keyout', this.#root.keyFile, '-out', this.#root.certificateFile);
  }

  static get isPossible(): boolean {
    try {
      openssl('version');
      return true;
    } catch {
      return false;
    }
  }

  get certificateFile(): string {
    return this.#root.certificateFile;
  }

  get certificate(): string {
    return readFileSync(this.#root.certificateFile, 'utf8');
  }

  /** A certificate for a process at 127.0.0.1. */
  certify(name: string): Certified {
    const files = this.#files(name);
    const [asked, extensions] = [join(this.folder, `${name}.csr`), join(this.folder, `${name}.ext`)];
    writeFileSync(extensions, 'subjectAltName=IP:127.0.0.1\n');
    const request = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', `/CN=${name}`];
    openssl(...request, '-keyout', files.keyFile, '-out', asked);
    const sign = ['x509', '-req', '-days', '2', '-CA', this.certificateFile, '-CAkey', this.#root.keyFile, '-CAcreateserial'];
    openssl(...sign, '-extfile', extensions, '-in', asked, '-out', files.certificateFile);
    return { ...files, cert: readFileSync(files.certificateFile, 'utf8'), key: readFileSync(files.keyFile, 'utf8') };
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }

  #files(name: string): Certified {
    return { certificateFile: join(this.folder, `${name}.crt`), keyFile: join(this.folder, `${name}.key`), cert: '', key: '' };
  }
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}
