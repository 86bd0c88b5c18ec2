import { partyOf } from '#core/charter/members.ts';
import { addHours, dayOf, instantAt, type Instant } from '#core/time.ts';
import { inLang, say, type Words } from '#core/words.ts';
import { dossiersWords, listDossiers } from '#features/dossiers/index.ts';
import { lifeOf } from '#features/timeline/index.ts';
import type { ReadLease } from '#platform/desk.ts';
import { recentActs } from '#platform/acts.ts';
import { dutiesOf, dueBefore, todayWords } from '#features/today/index.ts';
import { deskWords } from '../words.ts';
import { actLines, read, requireActor } from '../edge.ts';
import type { PageServerLoad } from './$types';

/** Open gaps of the newest dossiers, longest first. */
async function gapsOf(lease: ReadLease, locals: App.Locals) {
  const dossiers = await listDossiers(lease, { limit: 12 });
  const lives = await Promise.all(dossiers.map(async (d) => ({ d, life: await lifeOf(lease, locals, d.id) })));
  return lives.flatMap(({ d, life }) => (life.gap.state === 'running' ? [{ id: d.id, title: inLang(d.title, locals.lang), days: life.gap.days, from: life.gap.from }] : [])).sort((a, b) => b.days - a.days);
}

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  const actor = requireActor(event);
  const { charter, lang, now } = locals;
  const { duties, acts, gaps } = await read(locals, async (lease) => ({
    gaps: await gapsOf(lease, locals),
    duties: await dutiesOf(lease, actor, charter, now),
    acts: await actLines(lease, locals, await recentActs(lease, { limit: 8 })),
  }));
  const day = dayOf(now, charter.seat.zone);
  const at = (hour: string): Instant => instantAt(day, hour, charter.seat.zone);
  const party = actor.party === null ? null : partyOf(charter, actor.party);
  const centre = actor.centre === null ? undefined : charter.parties.find((p) => p.centre?.id === actor.centre)?.centre;
  const due = dueBefore(duties, addHours(at('00:00'), 24));
  const order = (parties: Record<string, string>) => charter.parties.filter((p) => p.id in parties).map((p) => ({ code: p.id, name: say(p.name, lang), answer: parties[p.id]! }));
  return {
    gaps, dw: dossiersWords[lang].ui,
    w: todayWords[lang].ui, acts, desk: deskWords[lang],
    duties: duties.map((d) => ({ ...d, text: say(d.what as Words, lang), answered: d.answered === null ? null : order(d.answered), today: due.some((one) => one === d) })),
    due: due.length, firstBy: due[0]?.by ?? null,
    strip: { from: at('07:00'), to: at('20:00'), open: party ? { from: instantAt(day, '09:00', party.capital.zone), to: instantAt(day, '18:00', party.capital.zone) } : null },
    belongs: party ? { kind: 'delegation', name: say(party.name, lang) } : centre ? { kind: 'centre', name: say(centre.name, lang) } : { kind: 'secretariat', name: '' },
  };
};
