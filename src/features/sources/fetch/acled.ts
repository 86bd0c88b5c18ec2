import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Network } from '../../../platform/network.ts';
import { askJson, rowsIn, tableOf, unreadable, type Download } from './ask.ts';

export type AcledAsked = {
  /** The organisation's own account: ACLED's terms allow no other. */
  readonly user: string;
  readonly password: string;
  /** Events, or those that were deleted. */
  readonly what: 'acled' | 'deleted';
  /** Seconds of Unix: what was changed or deleted since. */
  readonly since?: number;
  readonly filters?: Readonly<Record<string, string>>;
  readonly base?: string;
};

const BASE = 'https://acleddata.com/';
const ROWS = 5000;
const MOST_PAGES = 2000;

/**
 * Events of ACLED, or the numbers of those it deleted. A token is asked for with name and password (OAuth, password grant),
 * and then pages until one is not full: ACLED tells no total. A page that repeats the one before ends the reading.
 */
export async function acledEvents(network: Network, { user, password, what, since, filters = {}, base = BASE }: AcledAsked): Promise<Download | Refusal> {
  const token = await tokenFor(network, user, password, base);
  if (isRefusal(token)) return token;
  const time = what === 'acled' ? 'timestamp' : 'deleted_timestamp';
  const changed = since === undefined ? {} : { [time]: String(since), [`${time}_where`]: '>=' };

  async function* pages(authorization: string): AsyncGenerator<string | Refusal> {
    const text = tableOf();
    let before = '';
    for (let page = 1; page <= MOST_PAGES; page++) {
      const url = `${base}api/${what}/read?${new URLSearchParams({ _format: 'json', limit: String(ROWS), page: String(page), ...changed, ...filters }).toString()}`;
      const answer = await askJson(network, url, { headers: { authorization } });
      if (isRefusal(answer)) return yield answer;
      const rows = rowsIn(answer, 'data');
      if (rows === null) return yield unreadable(url, 'data');
      const first = JSON.stringify(rows[0] ?? page);
      if (first === before) return yield unreadable(url, `page ${page} = page ${page - 1}`);
      before = first;
      yield text(rows);
      if (rows.length < ROWS) return;
    }
    yield unreadable(base, `${MOST_PAGES} pages`);
  }
  return { expected: null, text: pages(`Bearer ${token}`) };
}

async function tokenFor(network: Network, username: string, password: string, base: string): Promise<string | Refusal> {
  const url = `${base}oauth/token`;
  const body = new URLSearchParams({ grant_type: 'password', client_id: 'acled', username, password }).toString();
  const answer = await askJson(network, url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
  if (isRefusal(answer)) return answer;
  return typeof answer.access_token === 'string' && answer.access_token !== '' ? answer.access_token : unreadable(url, 'access_token');
}
