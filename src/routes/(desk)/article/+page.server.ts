import { inLang, plural } from '#core/words.ts';
import { articleWords, KINDS, mayNote } from '#features/article/index.ts';
import { commitmentsWords } from '#features/commitments/index.ts';
import { requireActor } from '../../edge.ts';
import { saySource as sayBriefly, read, sayFact } from './said.ts';
import type { PageServerLoad } from './$types';

const formsOf = (w: Readonly<Record<string, string>>, key: string) => Object.fromEntries(Object.entries(w).filter(([name]) => name.startsWith(`${key}_`)).map(([name, text]) => [name.slice(key.length + 1), text]));

/** `?source=SO-1` another document that was read. */
export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { lang } = locals;
  const w = articleWords[lang].ui;
  const { facts, sources } = await read(locals);
  const documents = [...new Set(facts.map((one) => one.source))];
  const asked = documents.find((one) => one === url.searchParams.get('source')) ?? documents[0] ?? '';
  const of = facts.filter((one) => one.source === asked);
  const said = of.map((one) => sayFact(one, sources, locals));
  const number = (code: string): number => Number(code.replace(/\D/g, ''));
  const kinds = KINDS.flatMap((kind) => {
    const here = said.filter((one) => one.kind === kind).sort((a, b) => (a.fact.replace(/\d/g, '') === b.fact.replace(/\d/g, '') ? number(a.fact) - number(b.fact) : a.fact < b.fact ? -1 : 1));
    return here.length === 0 ? [] : [{ kind, title: w[`kind_${kind}`]!, facts: here }];
  });
  const document = sources.find((one) => one.id === asked);
  return {
    w, asked, count: of.length, mayNote: mayNote(actor), title: plural(lang, of.length, formsOf(w, 'title')), kinds,
    rivals: said.filter((one) => one.rivals.length > 0), documents: documents.map((one) => ({ value: one, label: `${sayBriefly(one, sources, lang).title} (${sayBriefly(one, sources, lang).publisher})` })),
    document: document && { ...sayBriefly(document.id, sources, lang), owner: inLang(document.owner, lang), gradeText: commitmentsWords[lang].ui[`g${document.grade.toLowerCase()}`]!, hash: document.hash, chars: document.chars === null ? null : plural(lang, document.chars, formsOf(w, 'chars')), url: document.url },
  };
};
