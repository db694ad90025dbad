import { hash } from 'node:crypto';
import type { GatewayAnswer } from './GatewayRequest.ts';
import { renderPage } from './renderPage.ts';

let headers: Readonly<Record<string, string>> | undefined;

/** GraphiQL; a browser that has it already (`If-None-Match`) gets 304 instead of its megabytes. */
export function answerPage(ifNoneMatch: string | undefined): GatewayAnswer {
  const page = renderPage();
  headers ??= {
    // Weak: the same page travels in several encodings.
    etag: `W/"${hash('sha256', page, 'base64url')}"`,
    'cache-control': 'private, no-cache',
    // At the same address programs get answers.
    vary: 'accept',
    // Nobody frames this page to make its reader click.
    'content-security-policy': "frame-ancestors 'none'",
  };
  const isKnown = ifNoneMatch?.includes(headers.etag ?? page) === true;
  return { status: isKnown ? 304 : 200, mediaType: 'text/html', body: isKnown ? '' : page, headers };
}
