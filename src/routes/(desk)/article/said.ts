import { sayDate } from '#core/charter/dates.ts';
import { fill, inLang } from '#core/words.ts';
import { articleWords, listFacts, type Fact } from '#features/article/index.ts';
import { commitmentsWords, listSources, type Source } from '#features/commitments/index.ts';
import { recall } from '../../edge.ts';

/** How facts of a document are said, on its page and at the foot of the pages where they have their place. */
export const read = (locals: App.Locals): Promise<{ facts: readonly Fact[]; sources: readonly Source[] }> =>
  recall(locals, 'article', async (lease) => {
    const facts = await listFacts(lease, null);
    return { facts, sources: facts.length === 0 ? [] : await listSources(lease) };
  });

const whenOf = (one: Pick<Fact, 'on_date' | 'until_date'>, lang: 'en' | 'ru', w: Readonly<Record<string, string>>): string | null =>
  one.on_date === null ? null : one.until_date === null ? sayDate(one.on_date, lang) : fill(w.to!, { from: sayDate(one.on_date, lang), to: sayDate(one.until_date, lang) });

export type SaidSource = { readonly id: string; readonly title: string; readonly publisher: string; readonly published: string | null; readonly grade: string; readonly language: string };
export function saySource(id: string, sources: readonly Source[], lang: 'en' | 'ru'): SaidSource {
  const one = sources.find((source) => source.id === id);
  return { id, title: one?.title ?? id, publisher: one?.publisher ?? '', published: one?.published ? sayDate(one.published, lang) : null, grade: one?.grade ?? 'F', language: one?.language ?? 'en' };
}

/** "OP-1", "SCO", "chair"; a page about no single thing is named by its room alone. */
function placeName(page: string, locals: App.Locals): string {
  const w = articleWords[locals.lang].ui;
  if (page === '/commitments/sources') return w.place_register!;
  const [, room, thing] = page.split('/');
  if (thing === undefined) return w[`room_${room}`] ?? page;
  const { charter, lang } = locals;
  const named = room === 'offices' ? charter.offices.find((one) => one.id === thing) : room === 'partners' ? charter.partners.find((one) => one.id === thing) : undefined;
  return `${w[`room_${room}`] ?? room} ${named ? inLang(named.name, lang).text : thing}`;
}

export function sayFact(one: Fact, sources: readonly Source[], locals: App.Locals) {
  const { lang } = locals;
  const w = articleWords[lang].ui;
  return {
    fact: one.fact, kind: one.kind, what: inLang(one.what, lang), who: one.who && inLang(one.who, lang), when: whenOf(one, lang, w), quote: one.quote, language: saySource(one.source, sources, lang).language, value: inLang(one.value, lang), same: one.value[lang] === one.what[lang],
    href: `${one.page}#said-${one.fact}`, place: placeName(one.page, locals), act: one.act, actText: fill(w.act!, { act: one.act }), span: fill(w.span!, { from: one.from_char, to: one.to_char }), seq: one.seq,
    rivals: one.rivals.map((rival) => ({ value: inLang(rival.value, lang), source: saySource(rival.source, sources, lang) })),
  };
}
export type SaidFact = ReturnType<typeof sayFact>;

/** What documents state that has its place on this page; null where nothing does. */
export async function statedOn(path: string, locals: App.Locals) {
  const { facts, sources } = await read(locals);
  const here = facts.filter((one) => one.page === path);
  if (here.length === 0) return null;
  const w = articleWords[locals.lang].ui;
  const by = Map.groupBy(here, (one) => one.source);
  return { w, note: here.some((one) => one.example) ? w.statedNote! : w.statedNotePlain!, count: here.length, documents: [...by].map(([source, of]) => ({ source: saySource(source, sources, locals.lang), gradeText: commitmentsWords[locals.lang].ui[`g${saySource(source, sources, locals.lang).grade.toLowerCase()}`]!, facts: of.map((one) => sayFact(one, sources, locals)) })) };
}
export type Stated = NonNullable<Awaited<ReturnType<typeof statedOn>>>;
