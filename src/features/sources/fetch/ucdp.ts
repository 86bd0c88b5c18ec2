import { isRefusal, refuse, type Refusal } from '../../../core/refusal.ts';
import type { Network } from '../../../platform/network.ts';
import { askJson, rowsIn, tableOf, unreadable, type Download, type Json } from './ask.ts';

export type UcdpAsked = {
  readonly token: string;
  /** "26.1" a yearly version, "26.0.8" a month of candidate events. */
  readonly version: string;
  /** StartDate, EndDate, Country, Geography ... as the API names them. */
  readonly filters?: Readonly<Record<string, string>>;
  readonly base?: string;
};

const BASE = 'https://ucdpapi.pcr.uu.se/api/gedevents/';
const ROWS = '1000';
/** Asking too fast is answered with 400. */
const TOO_FAST = [400];

/**
 * Events of UCDP GED or Candidate, page by page. The number of the first page is told differently by different people, so
 * only `NextPageUrl` is followed, within the publisher's own address since the token goes along. What came is counted
 * against `TotalCount`.
 */
export async function ucdpEvents(network: Network, { token, version, filters = {}, base = BASE }: UcdpAsked): Promise<Download | Refusal> {
  const url = `${base}${encodeURIComponent(version)}?${new URLSearchParams({ pagesize: ROWS, ...filters }).toString()}`;
  const what = { headers: { 'x-ucdp-access-token': token, accept: 'application/json' } };
  const first = await askJson(network, url, what, TOO_FAST);
  if (isRefusal(first)) return first;
  const expected = first.TotalCount;
  if (typeof expected !== 'number') return unreadable(url, 'TotalCount');

  async function* pages(): AsyncGenerator<string | Refusal> {
    const [text, seen] = [tableOf(), new Set([url])];
    let page: Json | Refusal = first;
    for (let received = 0; ;) {
      if (isRefusal(page)) return yield page;
      const rows = rowsIn(page, 'Result');
      if (rows === null) return yield unreadable(url, 'Result');
      received += rows.length;
      yield text(rows);
      const next = page.NextPageUrl;
      if (next === null || next === undefined || next === '') {
        if (received !== expected) yield refuse('sources.fetch_incomplete', { host: new URL(url).host, expected: expected as number, received });
        return;
      }
      if (typeof next !== 'string' || !URL.canParse(next) || new URL(next).origin !== new URL(base).origin || seen.has(next)) return yield unreadable(url, `NextPageUrl ${String(next)}`);
      seen.add(next);
      page = await askJson(network, next, what, TOO_FAST);
    }
  }
  return { expected, text: pages() };
}
