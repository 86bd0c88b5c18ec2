import { sayDay, sayInstant } from '#core/time.ts';
import { fill, say } from '#core/words.ts';
import { changedEvents, changedFigures, importOf, readerOf, refusedAfter, sourcesWords } from '#features/sources/index.ts';
import { missing, recall, requireActor, worded } from '../../../../edge.ts';
import { daysOf, differences } from '../../shown.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 50;
const RAW = 600;

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const { lang, charter } = locals;
  const found = await recall(locals, `source import ${params.id}`, async (lease) => {
    const one = await importOf(lease, params.id);
    if (!one) return null;
    const changes = one.kind === 'events' ? await changedEvents(lease, one, SHOWN + 1) : await changedFigures(lease, one, SHOWN + 1);
    return { one, refused: await refusedAfter(lease, { number: one.number, limit: SHOWN + 1 }), changes };
  });
  if (!found) missing(locals);
  const { one, refused, changes } = found;
  const w = sourcesWords[lang].ui;
  const source = readerOf(one.source);
  return {
    w, id: one.id, act: one.seq, source: { id: one.source, title: source ? say(source.title, lang) : one.source }, file: one.file, vintage: one.vintage, on: sayInstant(one.imported_at, charter.seat, lang), example: one.example,
    publisher: one.publisher, licence: one.licence, digest: one.digest, fileDigest: one.file_digest, retries: one.retries, expected: one.expected,
    covers: one.covers_from === null ? '' : one.covers_from === one.covers_to ? sayDay(one.covers_from, lang) : `${sayDay(one.covers_from, lang)} – ${sayDay(one.covers_to!, lang)}`,
    counts: (['received', 'accepted', 'opened', 'revised', 'unchanged', 'closed', 'duplicates', 'refused'] as const).map((name) => ({ name: w[name]!, rows: one[name] })),
    withheld: one.withheld === 0 ? null : fill(w.withheld!, { n: one.withheld }),
    more: refused.length > SHOWN ? fill(w.more!, { n: SHOWN, id: one.id }) : null,
    refused: refused.slice(0, SHOWN).map(({ no, line, code, facts, raw, retried_by }) => ({ no, line, code, why: worded(locals, { refused: true, code, facts: { ...facts, line } }).what, raw: raw.length > RAW ? `${raw.slice(0, RAW)} …` : raw, takenBy: retried_by === null ? null : `E-${retried_by}` })),
    firstChanges: changes.length > SHOWN ? fill(w.firstChanges!, { n: SHOWN }) : null,
    changes: changes.slice(0, SHOWN).map(({ before, after }) => ({ id: before!.id, name: ('series' in before! ? `${before.series}, ${before.area_name ?? before.area}` : (before!.title ?? before!.place ?? before!.id)).slice(0, 160), when: daysOf(before!, lang), fields: after === null ? [] : differences(before!, after) })),
  };
};
