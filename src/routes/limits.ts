import type { RequestEvent } from '@sveltejs/kit';
import { limiter } from '#platform/limits.ts';

/**
 * What costs more than a page: everything that is sent, and a search, which looks at every matter. Counted for a person at
 * a network address, and for the address alone before sign-in, so that a whole delegation behind one address is not one.
 */
const forms = limiter({ burst: 120, perSecond: 2 });
const searches = limiter({ burst: 30, perSecond: 1 });

/** Other nodes pull and are told that there is something; each request is checked by its signature. */
const nodes = limiter({ burst: 2000, perSecond: 200 });

/** Seconds to wait; 0 when there is room. */
export function tooMany(event: RequestEvent, person: string | null): number {
  const limit = event.url.pathname.startsWith('/x/v1/') ? nodes : event.request.method !== 'GET' && event.request.method !== 'HEAD' ? forms : event.url.pathname.startsWith('/search') && event.url.searchParams.has('q') ? searches : null;
  return limit === null ? 0 : limit(`${event.getClientAddress()} ${person ?? ''}`);
}
