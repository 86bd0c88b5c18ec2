import { isRefusal, refuse, type Refusal } from '../../../core/refusal.ts';
import type { Network } from '../../../platform/network.ts';
import { askJson, rowsIn, tableOf, unreadable, type Download } from './ask.ts';

export type UnhcrAsked = {
  readonly what: 'population' | 'asylum-applications' | 'idmc';
  /** yearFrom, yearTo, coo, coa, coo_all, coa_all as the API names them. */
  readonly filters: Readonly<Record<string, string>>;
  readonly base?: string;
};

const BASE = 'https://api.unhcr.org/population/v1/';
const ROWS = 1000;

/** Figures of UNHCR, page by page until `maxPages`. The total is not told in rows; a page before the last that is not full shows that something is missing. */
export async function unhcrFigures(network: Network, { what, filters, base = BASE }: UnhcrAsked): Promise<Download | Refusal> {
  const urlOf = (page: number): string => `${base}${what}/?${new URLSearchParams({ limit: String(ROWS), page: String(page), ...filters }).toString()}`;
  const first = await askJson(network, urlOf(1));
  if (isRefusal(first)) return first;

  async function* pages(): AsyncGenerator<string | Refusal> {
    const text = tableOf();
    for (let page = 1, answer = first; ; page++) {
      if (isRefusal(answer)) return yield answer;
      const [rows, last] = [rowsIn(answer, 'items'), Number(answer.maxPages)];
      if (rows === null || !Number.isInteger(last) || Number(answer.page) !== page) return yield unreadable(urlOf(page), `page ${String(answer.page)} / ${String(answer.maxPages)}`);
      if (page < last && rows.length !== ROWS) return yield refuse('sources.fetch_incomplete', { host: new URL(base).host, expected: page * ROWS, received: (page - 1) * ROWS + rows.length });
      yield text(rows);
      if (page >= last) return;
      answer = await askJson(network, urlOf(page + 1));
    }
  }
  return { expected: null, text: pages() };
}
