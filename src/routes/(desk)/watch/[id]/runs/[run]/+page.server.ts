import { say, sayNumber, fill } from '#core/words.ts';
import { sayDay, sayInstant } from '#core/time.ts';
import { runById, signalKey, signalsWords } from '#features/signals/index.ts';
import { readerOf } from '#features/sources/index.ts';
import { fileById, watchWords } from '#features/watch/index.ts';
import { missing, peopleNames, read, requireActor } from '../../../../../edge.ts';
import { sayArea, sayExpected, sayIndicator, sayRarity, sayWhen, type Said } from '../../../signals.ts';
import type { PageServerLoad } from './$types';

/** What was judged at one import, and what became of every mark. */
export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals, params } = event;
  const { lang, charter } = locals;
  const found = await read(locals, async (lease) => {
    const file = await fileById(lease, params.id);
    const run = await runById(lease, params.run);
    return file && run && run.file === file.id ? { file: file.file, run, name: await peopleNames(lease, locals) } : null;
  });
  if (!found) missing(locals);
  const { file, run, name } = found;
  const w = signalsWords[lang].ui;
  const said: Said = { locals, w, file };
  const number = (n: number): string => sayNumber(n, lang);
  const periods = { verdicts: number(run.verdicts), series: number(run.series), from: run.from_period === null ? '?' : sayWhen({ period: run.from_period }, said), to: run.to_period === null ? '?' : sayWhen({ period: run.to_period }, said) };
  return {
    w, ww: watchWords[lang].ui, id: file.id, fileTitle: say(file.title, lang), title: fill(w.run!, { id: run.id }), seq: run.seq, example: run.example,
    lead: fill(run.from_period === run.to_period ? w.runLeadOne! : w.runLead!, periods), ran: fill(w.ranBy!, { who: name(run.ran_by), when: sayInstant(run.ran_at, charter.seat, lang) }), byChance: fill(w.byChanceLine!, { expected: number(Math.round(run.by_chance * 10) / 10) }),
    left: fill(w.leftText!, { dates: number(run.left_out.dates), places: number(run.left_out.places) }), unlisted: run.unlisted > 0 ? fill(w.unlisted!, { n: run.unlisted }) : null,
    vintages: run.vintages.map((v) => ({ what: sayIndicator(v.indicator, said), source: readerOf(v.source) ? say(readerOf(v.source)!.title, lang) : v.source, import: v.import, href: v.import.startsWith('E-') ? `/sources/imports/${v.import}` : `/series?series=${v.indicator}`, vintage: v.vintage, to: v.to === null ? '' : sayDay(v.to, lang) })),
    marks: run.marks.map((m) => ({
      id: signalKey(file.id, m), href: `/watch/${file.id}/signals/${m.indicator}.${m.area}.${m.period}`, when: sayWhen(m, said), what: sayIndicator(m.indicator, said), where: sayArea(m.area, said), direction: m.direction === 'rise' ? null : w[`d_${m.direction}`]!,
      observed: number(m.observed), expected: sayExpected(m.expected, lang), rarity: sayRarity(m, said), fate: m.fate, fateText: w[`f_${m.fate}`]!, into: m.into && { href: `/watch/${m.into.split('/')[0]}/signals/${m.into.split('/')[1]}`, text: m.into.split('/')[1]! },
    })),
  };
};
