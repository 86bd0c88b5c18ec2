import { fill, inLang, say } from '#core/words.ts';
import { recentImports } from '#features/series/index.ts';
import { todayWords } from '#features/today/index.ts';
import { warningsWithEvidence } from '#features/warnings/index.ts';
import type { ReadLease } from '#platform/desk.ts';
import { areaName } from '../edge.ts';
import { countIn } from './shared.ts';

const MOST = 4;

/** For a centre: the newest warnings with the figures they rest on, and the series that were loaded. */
export async function sayNews(lease: ReadLease, locals: App.Locals) {
  const { lang } = locals;
  const w = todayWords[lang].ui;
  const warnings = await warningsWithEvidence(lease, MOST);
  const imports = await recentImports(lease, MOST);
  return [
    ...warnings.map((one) => ({ href: `/warnings/${one.id}`, id: one.id, text: inLang(one.sentence, lang), at: one.issued_at, small: `${countIn({ ...w, numbers: '' }, lang, 'figures', one.evidence.length)}: ${[...new Set(one.evidence.map((e) => areaName(locals, e.area)))].join(', ')}`, example: one.example })),
    ...imports.map((one) => ({ href: '/series', id: one.id, text: { text: fill(w.seriesTo!, { title: say(one.title, lang), to: one.covers_to }), lang }, at: one.imported_at, small: one.source, example: false })),
  ];
}
