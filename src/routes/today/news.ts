import { dayOf, sayMonth } from '#core/time.ts';
import { fill, inLang, say, sayNumber } from '#core/words.ts';
import { recentImports } from '#features/series/index.ts';
import { todayWords, type Role } from '#features/today/index.ts';
import { warningsWithEvidence } from '#features/warnings/index.ts';
import { listFiles, lookAt } from '#features/watch/index.ts';
import type { ReadLease } from '#platform/desk.ts';
import { areaName } from '../edge.ts';
import { countIn } from './shared.ts';

const MOST = 4;

type News = { href: string; id: string; text: { text: string; lang: string }; at: string; small: string; example: boolean };

/** Marks on the watched series that nobody has said anything of, newest first. */
async function newSignals(lease: ReadLease, locals: App.Locals): Promise<News[]> {
  const { lang, now, charter } = locals;
  const w = todayWords[lang].ui;
  const news: News[] = [];
  for (const { id, file } of await listFiles(lease)) {
    const { signals } = await lookAt(lease, file, dayOf(now, charter.seat.zone));
    for (const s of signals.filter((one) => one.state === 'new')) {
      const name = say(file.signals.find((one) => one.series === s.series)?.name ?? { en: s.series }, lang);
      const facts = { area: areaName(locals, s.area), name, month: sayMonth(s.period, lang), observed: sayNumber(s.observed, lang), expected: sayNumber(Math.round(s.expected), lang) };
      news.push({ href: `/watch/${id}?why=${s.id}#s-${s.id}`, id: say(file.title, lang), text: { text: fill(w.signalNew!, facts), lang }, at: s.period, small: fill(w.signalLimit!, { high: sayNumber(s.high, lang) }), example: false });
    }
  }
  return news.slice(0, MOST);
}

/** New signals; for a centre also the newest warnings with the figures they rest on, and the series that were loaded. */
export async function sayNews(lease: ReadLease, locals: App.Locals, role: Role): Promise<News[]> {
  const { lang } = locals;
  const w = todayWords[lang].ui;
  const signals = await newSignals(lease, locals);
  if (!role.analyses) return signals;
  const warnings = await warningsWithEvidence(lease, MOST);
  const imports = await recentImports(lease, MOST);
  return [
    ...signals,
    ...warnings.map((one) => ({ href: `/warnings/${one.id}`, id: one.id, text: inLang(one.sentence, lang), at: one.issued_at, small: `${countIn({ ...w, numbers: '' }, lang, 'figures', one.evidence.length)}: ${[...new Set(one.evidence.map((e) => areaName(locals, e.area)))].join(', ')}`, example: one.example })),
    ...imports.map((one) => ({ href: '/series', id: one.id, text: { text: fill(w.seriesTo!, { title: say(one.title, lang), to: one.covers_to }), lang }, at: one.imported_at, small: one.source, example: false })),
  ];
}
