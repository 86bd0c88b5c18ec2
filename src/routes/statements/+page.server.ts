import { PUBLIC } from '#core/act.ts';
import { subjectsOf } from '#core/charter/members.ts';
import { dayOf, sayDay } from '#core/time.ts';
import { inLang, plural } from '#core/words.ts';
import { countByHeading, publicationWords, subjectName } from '#features/publication/index.ts';
import { bodyName, read } from '../edge.ts';
import { statementsOn } from '../outside.ts';
import type { PageServerLoad } from './$types';

const SIZE = 50;

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  const { lang, charter } = locals;
  const w = publicationWords[lang].ui;
  const found = await statementsOn(event, SIZE);
  const counted = await read({ ...locals, tokens: [PUBLIC] }, countByHeading);
  const href = (year: number | undefined, subject: string | undefined, page = 1): string =>
    `/statements?${new URLSearchParams([['lang', lang], ...(year === undefined ? [] : [['year', String(year)]]), ...(subject === undefined ? [] : [['subject', subject]]), ...(page > 1 ? [['page', String(page)]] : [])]).toString()}`;
  const known = new Map(counted.subjects.map((s) => [s.subject, s.count]));
  const order = [...new Set([...subjectsOf(charter).map((s) => s.id).filter((id) => known.has(id)), ...known.keys()])];
  return {
    page: found.page, pages: Math.max(1, Math.ceil(found.count / SIZE)), pager: href(found.year, found.subject), narrowed: found.year !== undefined || found.subject !== undefined,
    heading: [...(found.subject === undefined ? [] : [subjectName(charter, found.subject, lang)]), ...(found.year === undefined ? [] : [String(found.year)])].join(', '),
    found: plural(lang, found.count, { one: w.found_one!, few: w.found_few!, many: w.found_many!, other: w.found_other! }),
    years: [{ label: w.allYears!, count: null, href: href(undefined, found.subject), here: found.year === undefined }, ...counted.years.map((y) => ({ label: String(y.year), count: y.count, href: href(y.year, found.subject), here: found.year === y.year }))],
    subjects: [{ label: w.allSubjects!, count: null, href: href(found.year, undefined), here: found.subject === undefined }, ...order.map((id) => ({ label: subjectName(charter, id, lang), count: known.get(id)!, href: href(found.year, id), here: found.subject === id }))],
    feed: `/statements.atom?${new URLSearchParams([['lang', lang], ...(found.subject === undefined ? [] : [['subject', found.subject]])]).toString()}`,
    statements: found.publications.map((p) => ({
      symbol: p.symbol, title: inLang(p.title, lang), body: bodyName(locals, p.body), day: sayDay(dayOf(p.decided_at, charter.seat.zone), lang), example: p.example, subjects: p.subjects.map((id) => ({ name: subjectName(charter, id, lang), href: href(undefined, id) })),
    })),
  };
};
