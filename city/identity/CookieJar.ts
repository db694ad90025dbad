/** The cookies of one sign-in at one place (RFC 6265 §5, as far as a provider on one origin needs it: name, value, path, removal). */
export class CookieJar {
  readonly #cookies = new Map<string, { value: string; path: string }>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map(part => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const path = attribute(attributes, 'path') ?? '/';
      const expires = attribute(attributes, 'expires');
      if (expires !== undefined && Date.parse(expires) <= Date.now()) this.#cookies.delete(`${name} ${path}`);
      else this.#cookies.set(`${name} ${path}`, { value: pair, path });
    }
  }

  for(url: URL): string {
    const fitting = [...this.#cookies.values()].filter(({ path }) => isBelow(url.pathname, path));
    return fitting.map(({ value }) => value).join('; ');
  }
}

function attribute(attributes: string[], wanted: string): string | undefined {
  const found = attributes.find(each => each.toLowerCase().startsWith(`${wanted}=`));
  return found?.slice(wanted.length + 1);
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
