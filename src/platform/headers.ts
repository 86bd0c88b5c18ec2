import type { ServerResponse } from 'node:http';

/**
 * What every answer says about how it may be used, whoever makes it: pages, files, JSON, redirects, errors, and the
 * server where no page is reached. A page replaces the content policy by its own (vite.config.ts), which lets it load its
 * styles and scripts; anything else may load nothing at all.
 */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** For a year, once the desk has been reached over TLS, by nothing else. */
const ONLY_ENCRYPTED = 'max-age=31536000';

/** The one script that is no part of a page: it keeps the blank situation report, and may ask this desk for it and nobody else. */
const WORKER = /^\/service-worker\.js(?:\?|$)/;
export const WORKER_POLICY = `${HEADERS['content-security-policy']}; connect-src 'self'`;

export function setHeaders(res: ServerResponse, encrypted: boolean, url = ''): void {
  for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value);
  if (WORKER.test(url)) res.setHeader('content-security-policy', WORKER_POLICY);
  // What has not changed keeps the policy it came with: a browser would put this one in its place, and the page go dead.
  const writeHead = res.writeHead.bind(res);
  res.writeHead = ((status: number, ...rest: []) => {
    if (status === 304) res.removeHeader('content-security-policy');
    return writeHead(status, ...rest);
  }) as typeof res.writeHead;
  if (encrypted) res.setHeader('strict-transport-security', ONLY_ENCRYPTED);
}
