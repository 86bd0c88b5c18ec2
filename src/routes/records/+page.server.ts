import { dayOf, sayDay } from '#core/time.ts';
import { plural } from '#core/words.ts';
import { publicRecords, releasesWords, viewOf } from '#features/releases/index.ts';
import { pageOf } from '../edge.ts';
import type { PageServerLoad } from './$types';

const SIZE = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { desk, lang, charter } = locals;
  const w = releasesWords[lang].ui;
  const page = pageOf(url);
  const found = await publicRecords(desk, { limit: SIZE, page });
  return {
    w, page, pages: Math.max(1, Math.ceil(found.count / SIZE)), count: plural(lang, found.count, { one: w.found_one!, few: w.found_few!, many: w.found_many!, other: w.found_other! }), feed: `/records.atom?lang=${lang}`,
    records: found.records.map(({ row, released: { record } }) => {
      const { heading, summary, kind, exercise } = viewOf(record, lang, charter);
      return { id: row.id, heading, summary: summary.text === heading.text ? null : summary, kind, exercise, day: sayDay(dayOf(row.released_at, charter.seat.zone), lang), by: record.author.name ?? record.author.role, example: row.example };
    }),
  };
};
