import { inLang, type Words } from '#core/words.ts';
import { consultationsWords } from '#features/consultations/index.ts';
import { commitmentsWords } from '#features/commitments/index.ts';
import { dossiersWords } from '#features/dossiers/index.ts';
import { exercisesWords } from '#features/exercises/index.ts';
import { publicationWords } from '#features/publication/index.ts';
import { findMatters, type Found } from '#features/search/index.ts';
import { textsWords } from '#features/texts/index.ts';
import { warningsWords } from '#features/warnings/index.ts';
import { read, requireActor } from '../../edge.ts';
import { deskWords } from '../../words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireActor(event);
  const { locals, url } = event;
  const { lang } = locals;
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const kinds: Record<Found['kind'], string> = { dossier: dossiersWords[lang].ui.dossier!, warning: warningsWords[lang].ui.warning!, consultation: consultationsWords[lang].ui.consultation!, text: textsWords[lang].ui.text!, statement: publicationWords[lang].ui.statements!, commitment: commitmentsWords[lang].ui.commitments!, exercise: exercisesWords[lang].ui.exercises! };
  const found = q === '' ? [] : await read(locals, (lease) => findMatters(lease, q));
  return { w: deskWords[lang], q, hits: found.map((f) => { const said = inLang(f.words as Words, lang); return { href: f.href, title: `${f.id} ${said.text}`, kind: kinds[f.kind], example: f.example }; }) };
};
