import { join, resolve } from 'node:path';

/** Where the provider listens unless told otherwise. */
export const DEFAULT_PORT = 4010;

/** What an access token is for: the audience that the gateway asks for (RFC 9068 §2.2). */
export const AUDIENCE = 'minsheng-gateway';

/** The provider's files below a data directory, which it shares with the city of `npm start`. */
export interface IdentityPlaces {
  directory: string;
  /** The one password of all demonstration accounts. */
  password: string;
  keys: string;
  /** The issuer's URL while the provider runs, for whoever works on the same data directory. */
  issuer: string;
}

export function placesIn(dataDirectory: string): IdentityPlaces {
  const directory = join(resolve(dataDirectory), 'identity');
  return {
    directory,
    password: join(directory, 'password'),
    keys: join(directory, 'keys.json'),
    issuer: join(directory, 'issuer'),
  };
}

/** The launcher's own default, so that both find the same files. */
export const DEFAULT_DATA_DIRECTORY = process.env.DATA_DIR || resolve(import.meta.dirname, '..', '..', '.data');
