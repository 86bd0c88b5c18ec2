import { isRefusal, refuse, type Refusal } from '../../../core/refusal.ts';
import type { Network } from '../../../platform/network.ts';
import { askJson, rowsIn, tableOf, unreadable, type Download } from './ask.ts';

export type DtmAsked = {
  /** The organisation's own subscription key. */
  readonly key: string;
  readonly level: 0 | 1 | 2;
  /** Admin0Pcode or CountryName, FromReportingDate, ToReportingDate ... as the API names them. */
  readonly filters: Readonly<Record<string, string>>;
  readonly base?: string;
};

const BASE = 'https://dtmapi.iom.int/v3/';

/** Displaced persons of IOM DTM, in one answer that says how many rows it has. Programs that do not say who they are get a page of HTML with 403. */
export async function dtmDisplaced(network: Network, { key, level, filters, base = BASE }: DtmAsked): Promise<Download | Refusal> {
  const url = `${base}displacement/admin${level}?${new URLSearchParams(filters).toString()}`;
  const answer = await askJson(network, url, { headers: { 'Ocp-Apim-Subscription-Key': key, accept: 'application/json' } });
  if (isRefusal(answer)) return answer;
  const [rows, expected] = [rowsIn(answer, 'result'), answer.totalRecordsCount];
  if (answer.isSuccess !== true || rows === null || typeof expected !== 'number') return unreadable(url, JSON.stringify(answer.errorMessages ?? null));
  if (rows.length !== expected) return refuse('sources.fetch_incomplete', { host: new URL(url).host, expected, received: rows.length });
  return { expected, text: once(tableOf()(rows)) };
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
