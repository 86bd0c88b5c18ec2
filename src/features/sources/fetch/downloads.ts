import { isRefusal, refuse, type Refusal } from '../../../core/refusal.ts';
import type { Day } from '../../../core/time.ts';
import type { Network } from '../../../platform/network.ts';
import { acledEvents } from './acled.ts';
import type { Download } from './ask.ts';
import { dtmDisplaced } from './dtm.ts';
import { gdeltLatest } from './gdelt.ts';
import { ucdpEvents } from './ucdp.ts';
import { unhcrFigures } from './unhcr.ts';

/** What is asked for: what was changed or is about days since then; `vintage` is the version, where a publisher has several. */
export type Since = { readonly since: Day; readonly vintage: string };
type Fetch = (network: Network, asked: Since, key: (variable: string) => string) => Promise<Download | Refusal>;
/** `keys` are variables of the environment with the organisation's own keys. A source may come as several files, each an import of its own. */
type Fetched = { readonly keys: readonly string[]; readonly files: Readonly<Record<string, Fetch>> };

const seconds = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 1000;
const years = ({ since }: Since): Record<string, string> => ({ yearFrom: since.slice(0, 4), coo_all: 'true', coa_all: 'true' });
const ucdp: Fetched = { keys: ['COMITY_UCDP_TOKEN'], files: { events: (network, { since, vintage }, key) => ucdpEvents(network, { token: key('COMITY_UCDP_TOKEN'), version: vintage, filters: { StartDate: since } }) } };
const acled = (what: 'acled' | 'deleted'): Fetch => (network, { since }, key) => acledEvents(network, { user: key('COMITY_ACLED_USER'), password: key('COMITY_ACLED_PASSWORD'), what, since: seconds(since) });
const gdelt = (which: 'export' | 'mentions' | 'gkg'): Fetched => ({ keys: [], files: { latest: (network) => gdeltLatest(network, { which }) } });
const unhcr = (what: 'population' | 'asylum-applications'): Fetched => ({ keys: [], files: { figures: (network, asked) => unhcrFigures(network, { what, filters: years(asked) }) } });

/** Sources that the desk fetches by itself. GDELT gives its newest quarter of an hour, whatever day is named. */
export const FETCHED: Readonly<Record<string, Fetched>> = {
  'ucdp-ged': ucdp, 'ucdp-candidate': ucdp,
  acled: { keys: ['COMITY_ACLED_USER', 'COMITY_ACLED_PASSWORD'], files: { events: acled('acled'), deleted: acled('deleted') } },
  'gdelt-events': gdelt('export'), 'gdelt-mentions': gdelt('mentions'), 'gdelt-gkg': gdelt('gkg'),
  'unhcr-population': unhcr('population'), 'unhcr-asylum-applications': unhcr('asylum-applications'),
  'iom-dtm': { keys: ['COMITY_DTM_KEY'], files: { provinces: (network, { since }, key) => dtmDisplaced(network, { key: key('COMITY_DTM_KEY'), level: 1, filters: { FromReportingDate: since } }) } },
};

export type NamedDownload = { readonly name: string; open(): Promise<Download | Refusal> };

/** The files of a source since a day. Nothing is asked before one is opened. */
export function downloads(network: Network, source: string, asked: Since, environment: Readonly<Record<string, string | undefined>>): readonly NamedDownload[] | Refusal {
  const fetched = Object.hasOwn(FETCHED, source) ? FETCHED[source]! : null;
  if (fetched === null) return refuse('sources.not_fetched', { source, known: Object.keys(FETCHED) }, 'source');
  const missing = fetched.keys.filter((variable) => !environment[variable]);
  if (missing.length > 0) return refuse('sources.no_key', { source, missing }, 'source');
  if (fetched === ucdp && asked.vintage === '') return refuse('sources.no_version', { source }, 'vintage');
  return Object.entries(fetched.files).map(([file, get]) => ({ name: `${source}-${file}-since-${asked.since}`, open: () => get(network, asked, (variable) => environment[variable]!) }));
}

/** The text of a download whole, piece by piece. @throws what `fail` makes of the refusal that ends it */
export async function* textOrFail(download: Download, fail: (refusal: Refusal) => Error): AsyncGenerator<string> {
  for await (const piece of download.text) {
    if (isRefusal(piece)) throw fail(piece);
    yield piece;
  }
}
