import { PUBLIC, type Context, type Decision } from '../../core/act.ts';
import { matterOf, subjectsOf } from '../../core/charter/members.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { symbolFor } from '../../core/charter/symbol.ts';
import { evaluateSilence, type SilenceCase } from '../../core/procedure/silence.ts';
import { refuse } from '../../core/refusal.ts';
import type { Paragraph, TextFile } from '../../core/text.ts';
import { dayOf } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import { mayAnnounce } from './rights.ts';
import type { Participant } from './schema.ts';

/** A reservation or reason as it was given, with the act that gave it. */
export type Given = { seq: number; party: string; kind: string; paragraphs: readonly number[]; words: Words | null };

export type AnnounceState = {
  procedure: { id: string; dossier: string; matter: string; body: string; text: string; version: number; hash: string; case: SilenceCase; /** Its adoption was confirmed by letter. */ confirmed: boolean; given: readonly Given[] } | null;
  version: { title: Words; paragraphs: readonly Paragraph[]; files: Readonly<Record<string, TextFile>> } | null;
  symbol: string | null;
  /** The charter that the procedure runs under; one that took force since changes nothing for it. */
  pinned: Charter | null;
  /** Next number of the matter's series in a year. */
  next(series: string, year: number): number;
};

/** `subjects` are those of the charter in force on the day: they are what a reader looks under, not part of what was decided. */
export type Announce = { procedure: string; subjects: readonly string[] };

/** Announces an adopted text: gives the symbol and makes it public. Allowed only when the evaluator says adopted. */
export function announce(state: AnnounceState, command: Announce, { actor, charter, now }: Context<Charter>): Decision {
  const { procedure, version, pinned } = state;
  if (!procedure || !version || !pinned) return refuse('publication.not_found', { procedure: command.procedure });
  const matter = matterOf(pinned, procedure.matter);
  if (!matter || !mayAnnounce(actor, matter, charter, now)) return refuse('publication.not_allowed', { offices: matter?.announcedBy ?? [] });
  if (state.symbol !== null) return refuse('publication.already', { symbol: state.symbol });
  const outcome = evaluateSilence(procedure.case, now);
  if (outcome.state !== 'adopted') return refuse('publication.not_adopted', { procedure: procedure.id, state: outcome.state, deadline: procedure.case.deadline });
  if (procedure.case.rule.confirm === true && !procedure.confirmed) return refuse('publication.not_confirmed', { procedure: procedure.id });
  const series = pinned.series.find((s) => s.id === matter.series);
  if (!series) return refuse('publication.no_series', { matter: matter.id });
  const stranger = command.subjects.find((id) => !subjectsOf(charter).some((s) => s.id === id));
  if (stranger !== undefined) return refuse('publication.unknown_subject', { subject: stranger, known: subjectsOf(charter).map((s) => s.id) }, 'subjects');
  const year = Number(dayOf(outcome.decidedAt!, pinned.seat.zone).slice(0, 4));
  const number = state.next(series.id, year);
  return {
    acts: [{
      kind: 'publication.announced',
      dossier: procedure.dossier,
      payload: {
        symbol: symbolFor(series, { year, n: number, body: procedure.body }), series: series.id, number, year, procedure: procedure.id, text: procedure.text, version: procedure.version, body: procedure.body,
        title: version.title, paragraphs: [...version.paragraphs], hash: procedure.hash, files: version.files,
        participation: procedure.case.roster.map((party): Participant => ({ party, standing: outcome.byParty[party]!, reservations: reservationsOf(party, procedure.given, outcome.matrix[party]!) })),
        decidedAt: outcome.decidedAt!, subjects: subjectsOf(charter).map((s) => s.id).filter((id) => command.subjects.includes(id)),
      },
      audience: [PUBLIC],
      refs: [procedure.id, procedure.text],
    }],
  };
}

/** Reservations that stand: the newest words of the party for each paragraph on which it reserves. */
function reservationsOf(party: string, given: readonly Given[], row: readonly string[]): Participant['reservations'] {
  const own = given.filter((g) => g.party === party && g.kind === 'reserves' && g.words !== null);
  const standing = row.flatMap((s, i) => (s === 'reserves' ? [i + 1] : []));
  const byAct = new Map<number, { paragraphs: number[]; words: Words }>();
  for (const no of standing) {
    const source = own.filter((g) => g.paragraphs.length === 0 || g.paragraphs.includes(no)).at(-1);
    if (!source) continue;
    const entry = byAct.get(source.seq) ?? { paragraphs: [], words: source.words! };
    entry.paragraphs.push(no);
    byAct.set(source.seq, entry);
  }
  return [...byAct.values()].map((r) => ({ paragraphs: r.paragraphs.length === row.length ? [] : r.paragraphs, words: { ...r.words } }));
}
