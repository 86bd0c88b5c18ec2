import { PUBLIC } from '#core/act.ts';
import { digest } from '#core/canonical.ts';
import { brokenLink } from '#core/chain.ts';
import { plainText } from '#core/text.ts';
import { dayOf, sayDay, sayInstant } from '#core/time.ts';
import { fill, inLang } from '#core/words.ts';
import { pathOf, publicationBySymbol, publicationWords, subjectName } from '#features/publication/index.ts';
import { proceduresWords } from '#features/procedures/index.ts';
import { chainOf, headOf } from '#platform/acts.ts';
import { actWords, bodyName, missing, partyName, read } from '../../edge.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { charter, lang } = locals;
  const found = await read({ ...locals, tokens: [PUBLIC] }, async (lease) => {
    const publication = await publicationBySymbol(lease, params.symbol);
    return publication && { publication, links: await chainOf(lease, publication.dossier), head: await headOf(lease) };
  });
  if (!found) missing(locals);
  const { publication: p, links, head } = found;
  const shown = p.files[lang] ? lang : charter.languages.authentic;
  const text = plainText(p.title, p.paragraphs, shown);
  const file = p.files[shown];
  const pw = proceduresWords[lang].ui;
  const taking = p.participation.filter((one) => one.standing !== 'aside' && one.standing !== 'recused');
  const w = publicationWords[lang].ui;
  const title = inLang(p.title, shown);
  const day = sayDay(dayOf(p.decided_at, charter.seat.zone), lang);
  return {
    description: fill(w.describe!, { title: title.text, body: bodyName(locals, p.body), day, symbol: p.symbol }), year: p.year, path: pathOf(p.symbol),
    subjects: p.subjects.map((id) => ({ name: subjectName(charter, id, lang), href: `/statements?lang=${lang}&subject=${encodeURIComponent(id)}` })),
    statement: {
      symbol: p.symbol, title, body: bodyName(locals, p.body), day, announced: sayInstant(p.announced_at, charter.seat, lang), example: p.example, dossier: p.dossier,
      paragraphs: p.paragraphs.map((one, i) => ({ no: i + 1, heading: one.heading && inLang(one.heading, shown), words: inLang(one.words, shown) })), shown, authentic: charter.languages.authentic, languages: Object.keys(p.files),
      file, matches: text !== null && file !== undefined && digest(text) === file.sha256,
    },
    participation: p.participation.map((one) => ({ name: partyName(locals, one.party), standing: one.standing, said: pw[`s_${one.standing}`]!, reservations: one.reservations.map((r) => ({ paragraphs: r.paragraphs, words: inLang(r.words, lang) })) })),
    taking: taking.length, of: p.participation.length, reserving: p.participation.filter((one) => one.reservations.length > 0).length,
    chain: { broken: brokenLink(links), acts: links.map((l) => ({ no: l.no, hash: l.hash, open: l.seq === p.seq ? { what: actWords(lang, 'publication.announced'), when: sayInstant(p.announced_at, charter.seat, lang) } : null })), head },
  };
};
