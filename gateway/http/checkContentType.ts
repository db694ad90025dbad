import { CallerError } from '../errors.ts';

/** A body must be JSON in UTF-8 (https://graphql.github.io/graphql-over-http/draft/#sec-POST). @throws CallerError UNSUPPORTED_MEDIA_TYPE */
export function checkContentType(contentType: string | undefined): void {
  const [mediaType, ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map(part => part.trim());
  const charset = parameters
    .find(parameter => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (mediaType === 'application/json' && (charset === undefined || charset === 'utf-8')) return;
  throw new CallerError(
    'UNSUPPORTED_MEDIA_TYPE',
    '请以 UTF-8 JSON 发送请求体，并带请求头 "content-type: application/json"。 Send the body as UTF-8 JSON with "content-type: application/json".',
  );
}
