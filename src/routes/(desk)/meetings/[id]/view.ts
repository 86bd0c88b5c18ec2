import { formatsOf } from '#core/charter/formats.ts';
import { matterOf } from '#core/charter/members.ts';
import { countRows } from '#core/procedure/seats.ts';
import { hoursBetween, sayDay, sayInstant } from '#core/time.ts';
import { fill, inLang, say } from '#core/words.ts';
import { consultationById } from '#features/consultations/index.ts';
import { attendanceOf, decisionsOf, interventionsOf, itemsOf, linked, meetingById, meetingsWords, outcomeOfDecision, type DecisionRow, type Link } from '#features/meetings/index.ts';
import { proceduresWords, sayBecause } from '#features/procedures/index.ts';
import type { Shape } from '#web/marks.ts';
import { upperFirst } from '#web/say.ts';
import { bodyName, missing, partyName, peopleNames, read } from '../../../edge.ts';
import { sayMeeting } from '../said.ts';

export const POSITION_SHAPES: Record<string, Shape> = { agrees: 'agree', reserves: 'reserve', aside: 'aside', abstains: 'abstain', objects: 'object', recused: 'recused', silent: 'silent', absent: 'absent', not_entitled: 'absent' };

/** A meeting as its pages show it: the page itself, the list of decisions and the minutes. */
export async function viewMeeting(locals: App.Locals, id: string) {
  const { charter, lang } = locals;
  const w = meetingsWords[lang].ui;
  const found = await read(locals, async (lease) => {
    const meeting = await meetingById(lease, id);
    if (!meeting) return null;
    const items = await itemsOf(lease, [id]);
    const links = new Map<string, NonNullable<Awaited<ReturnType<typeof linked>>>>();
    for (const link of items.flatMap((item) => [...(item.about ? [item.about] : []), ...item.documents])) {
      const to = links.has(link.id) ? null : await linked(lease, link);
      if (to) links.set(link.id, to);
    }
    return {
      meeting, items, links, attendance: await attendanceOf(lease, id), interventions: await interventionsOf(lease, id), decisions: await decisionsOf(lease, id),
      consultation: meeting.consultation === null ? null : await consultationById(lease, meeting.consultation), name: await peopleNames(lease, locals),
    };
  });
  if (!found) missing(locals);
  const { meeting: m, items, links, attendance, interventions, decisions, consultation, name } = found;
  const sayLink = (link: Link) => {
    const to = links.get(link.id);
    return { id: link.id, href: to?.href ?? null, title: to ? inLang(to.title, lang) : null };
  };
  const named = (fact: string): string => [...charter.parties, ...charter.bodies].some((one) => one.id === fact) ? (charter.bodies.some((b) => b.id === fact) ? bodyName(locals, fact) : partyName(locals, fact)) : fact;
  const members = charter.parties.filter(({ id: party }) => m.roster.includes(party));
  const format = formatsOf(charter, m.bodies[0]!).find((one) => one.id === m.format);
  return {
    row: m, roster: m.roster, items,
    meeting: {
      ...sayMeeting(m, locals), calledBy: fill(w.calledBy!, { who: name(m.convened_by), when: sayInstant(m.convened_at, charter.seat, lang) }), act: m.convened_seq, requestedBy: m.requested_by.map((party) => partyName(locals, party)), role: format?.role ? inLang(format.role, lang) : null,
      dayText: sayDay(sayMeeting(m, locals).day, lang), bodies: m.bodies.map((body) => bodyName(locals, body)),
      consultation: consultation && { id: consultation.id, question: inLang(consultation.question, lang), hours: fill(m.state === 'held' || m.at <= locals.now ? w.hoursTo! : w.hoursToPlan!, { n: Math.round(hoursBetween(consultation.requested_at, m.at) * 10) / 10 }) },
    },
    agenda: items.map((item) => ({
      no: item.no, title: inLang(item.title, lang), act: item.seq, about: item.about ? sayLink(item.about) : null, papers: item.documents.map(sayLink), matter: item.matter ? say(matterOf(charter, item.matter)?.name ?? { en: item.matter }, lang) : null,
      words: interventions.filter((one) => one.item === item.no).map((one) => ({
        no: one.no, party: one.party, who: one.party === null ? upperFirst(w.speaksOrganisation!) : partyName(locals, one.party), speaker: one.speaker ? inLang(one.speaker, lang) : null, words: inLang(one.words, lang), act: one.seq, example: one.example,
        recorded: fill(w.recordedBy!, { who: name(one.recorded_by), when: sayInstant(one.recorded_at, charter.seat, lang) }),
      })),
      decision: sayDecision(decisions.find((one) => one.item === item.no), locals, named),
    })),
    attendance: members.map(({ id: party }) => {
      const row = attendance.find((one) => one.party === party);
      return { party, name: partyName(locals, party), state: !row ? 'unknown' : row.present ? 'present' : 'absent', level: row?.level ? w[`level_${row.level}`]! : null, head: row?.head ? inLang(row.head, lang) : null, act: row?.seq ?? null, example: row?.example ?? false };
    }),
    raw: { attendance, interventions, decisions },
  };
}

/** A decision with what it comes to by its rule, and why. */
function sayDecision(row: DecisionRow | undefined, locals: App.Locals, named: (id: string) => string) {
  if (!row) return null;
  const { lang, charter } = locals;
  const w = meetingsWords[lang].ui;
  const p = proceduresWords[lang].ui;
  const { decided } = row;
  const outcome = outcomeOfDecision(decided, row.recorded_at);
  const way = decided.rule.ways[decided.way]!;
  return {
    words: inLang(decided.words, lang), passes: outcome.passes, act: row.seq, way: w[`way_${way.by}`]!, ruleVerified: decided.ruleVerified && way.verified, at: sayInstant(row.recorded_at, charter.seat, lang), example: row.example,
    because: outcome.because.map((one) => sayBecause(p, one, named)), bound: outcome.bound.map((party) => partyName(locals, party)), counts: fill(w.countsLine!, countRows(outcome.rows)),
    positions: outcome.rows.map(({ party, standing }) => {
      const words = decided.positions.find((one) => one.party === party)?.words ?? null;
      return { party, name: partyName(locals, party), standing, text: p[`s_${standing}`] ?? w[`s_${standing}`] ?? standing, shape: POSITION_SHAPES[standing]!, words: words ? inLang(words, lang) : null };
    }),
  };
}
