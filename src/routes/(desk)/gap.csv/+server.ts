import { csv } from '#core/csv.ts';
import { dayOf } from '#core/time.ts';
import { inLang } from '#core/words.ts';
import { dossierTitles } from '#features/dossiers/index.ts';
import { gapsOf, measuredOf } from '#features/timeline/index.ts';
import { read, requireActor } from '../../edge.ts';
import type { RequestHandler } from './$types';

const RULE = 'day of the first decision that does not precede the first warning minus the day of that warning; running: up to as_known_on';

/** The gaps of all dossiers that the reader may read, as CSV: one dossier a line, each with its source, its vintage and the rule. */
export const GET: RequestHandler = async (event) => {
  requireActor(event);
  const { locals, url } = event;
  const { charter, now, lang } = locals;
  const year = /^\d{4}$/.exec(url.searchParams.get('year') ?? '')?.[0] ?? '';
  const { gaps, titles } = await read(locals, async (lease) => {
    const found = measuredOf(await gapsOf(lease, locals, null)).filter(([, { gap }]) => gap.from.startsWith(year));
    return { gaps: found, titles: await dossierTitles(lease, year === '' ? null : found.map(([id]) => id)) };
  });
  const today = dayOf(now, charter.seat.zone);
  const rows = gaps.map(([id, { gap, recordedAt }]) => {
    const found = titles.get(id)!;
    return [
      id, inLang(found.title, lang).text, gap.from, gap.state === 'closed' ? gap.to : null, gap.days, gap.state, recordedAt === null ? today : dayOf(recordedAt, charter.seat.zone),
      recordedAt === null ? `acts of ${id}` : `facts of the past in ${id}, each with its source`, RULE, found.example ? 'recorded on the example desk' : null,
    ];
  });
  const head = ['dossier', 'title', 'first_warning', 'decision', 'days', 'state', 'as_known_on', 'source', 'rule', 'note'];
  return new Response(csv([head, ...rows]), { headers: { 'content-type': 'text/csv; charset=utf-8; header=present', 'content-disposition': `attachment; filename="gap${year === '' ? '' : `-${year}`}.csv"` } });
};
