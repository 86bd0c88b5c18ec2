import type { Act, Actor } from '../core/act.ts';
import type { Charter } from '../core/charter/schema.ts';
import { DESK } from '../core/act.ts';
import type { Refusal } from '../core/refusal.ts';
import { correctAid, enterAid, pledgeAid } from '../features/aid/index.ts';
import { addSource, claimOutcome, meetMilestone, recordCommitment, setMilestone } from '../features/commitments/index.ts';
import { attend, closeLesson, consentTo, learnLesson, planExercise, recordDates, recordOutcome } from '../features/exercises/index.ts';
import { enterNational, openNational } from '../features/national-files/index.ts';
import type { Command } from '../platform/perform.ts';
import { PLEDGES, PLEDGE_SOURCES } from './commitments.ts';
import { AID, EXERCISES, NATIONAL } from './exercises.ts';

type Tell = <S>(actor: Actor, what: string, command: Command<Charter, S> | Refusal) => Promise<readonly Act[]>;
const desk = { dossier: DESK };

/** What was promised and practised, what came of it, and a national file: the end of the story. */
export async function tellFollowed(tell: Tell, who: (person: string) => Actor): Promise<void> {
  const officer = who('officer');
  const id = (acts: readonly Act[]): string => (acts[0]!.payload as { id: string }).id;
  const sources = new Map<string, string>();
  for (const [key, one] of Object.entries(PLEDGE_SOURCES)) sources.set(key, id(await tell(officer, 'source', addSource(one, null))));
  const sourceOf = (key: string | null): string | null => (key === null ? null : sources.get(key)!);
  for (const { pledge, claims, milestones = [] } of PLEDGES) {
    const commitment = id(await tell(officer, 'pledge', recordCommitment({ ...pledge, place: { ...pledge.place, source: sourceOf(pledge.place.source) } }, desk, null)));
    for (const one of claims) await tell(officer, 'claim', claimOutcome({ ...one, commitment, source: sourceOf(one.source) }, desk, null));
    for (const [i, { what, by, met }] of milestones.entries()) {
      await tell(officer, 'milestone', setMilestone({ commitment, what, by, due: null }, desk, null));
      if (met) await tell(officer, 'milestone met', meetMilestone({ commitment, no: i + 1, on: met.on, words: met.words, source: sourceOf(met.source)! }, desk, null));
    }
  }
  for (const one of EXERCISES) {
    const exercise = id(await tell(officer, 'exercise', planExercise(one.plan, null)));
    if (one.consent) await tell(officer, 'consent', consentTo({ exercise, consents: 'given', ...one.consent }, null));
    for (const party of one.there ?? []) await tell(officer, 'attendance', attend({ exercise, party, attends: 'yes', source: one.attendance! }, null));
    for (const party of one.absent ?? []) await tell(officer, 'absence', attend({ exercise, party, attends: 'absent', source: one.attendance! }, null));
    for (const dates of one.dates ?? []) await tell(officer, 'dates', recordDates({ exercise, ...dates }, null));
    await tell(officer, 'outcome', recordOutcome({ exercise, reason: {}, starts: null, ends: null, ...one.came }, null));
    for (const [i, { words, owner, closed }] of (one.lessons ?? []).entries()) {
      await tell(officer, 'lesson', learnLesson({ exercise, words, owner }, null));
      if (closed) await tell(officer, 'lesson closed', closeLesson({ exercise, no: i + 1, ...closed }, null));
    }
  }
  for (const { pledge, lines, mend } of AID) {
    const aid = id(await tell(officer, 'aid', pledgeAid(pledge, null)));
    const entries: Act[] = [];
    for (const line of lines) entries.push(...(await tell(officer, 'aid', enterAid({ pledge: aid, source: pledge.source, ...line }, null))));
    if (mend) await tell(officer, 'correction', correctAid({ pledge: aid, entry: entries[mend.line]!.seq, quantity: mend.quantity, value: mend.value, on: lines[mend.line]!.on, source: pledge.source, why: mend.why }, null));
  }
  for (const one of NATIONAL) await tell(who('kgz'), 'national file', enterNational({ party: 'KGZ', ...one }, null));
  await tell(who('kgz'), 'opening', openNational({ party: 'KGZ', readers: ['secretariat'] }, null));
}
