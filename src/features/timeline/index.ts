/**
 * Timeline: the life of a dossier, gathered from the features: its steps in time order, its gap, where it stands.
 *
 * Nothing is stored. A gap is also given for many dossiers at once, as the figure of the organisation. The decision is no act: it comes from the evaluator, the acts and the hour.
 */
import type { Charter } from '../../core/charter/schema.ts';
import type { Lane, Step } from '../../core/step.ts';
import { LANES } from '../../core/step.ts';
import { dayOf, type Day, type Instant } from '../../core/time.ts';
import { listConsultations, stepOfConsultation, type Consultation } from '../consultations/index.ts';
import { factsOf, gapOf, stepOfFact, type Fact, type Gap } from '../dossiers/index.ts';
import { listProcedures, stepOfDecision, type FullProcedure } from '../procedures/index.ts';
import { listPublications, stepOfPublication, type Publication } from '../publication/index.ts';
import { firstVersions, listTexts, stepOfVersion, type Text } from '../texts/index.ts';
import { listWarnings, stepsOfWarning, type Warning } from '../warnings/index.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { stateOf, type State } from './gaps.ts';

export { gapsOf, measuredOf, NOTHING_YET, openGaps, type Measured, type OpenGap, type Stand } from './gaps.ts';
export { before, FEWEST, quietest, segmentsOf, summarise, type Summary } from './rules.ts';
export { words as timelineWords } from './words.ts';

const MOST = 200;

export type Life = {
  steps: Step[]; gap: Gap; state: State; facts: Fact[];
  warnings: Warning[]; consultations: Consultation[]; texts: Text[]; procedures: FullProcedure[]; publications: Publication[];
};

export async function lifeOf(lease: ReadLease, locals: { charter: Charter; now: Instant }, dossier: string): Promise<Life> {
  const zone = locals.charter.seat.zone;
  const warnings = await listWarnings(lease, { dossier, limit: MOST });
  const consultations = await listConsultations(lease, { dossier, limit: MOST });
  const texts = await listTexts(lease, { dossier, limit: MOST });
  const versions = await firstVersions(lease, dossier);
  const procedures = await listProcedures(lease, { dossier, limit: MOST });
  const publications = await listPublications(lease, { dossier, limit: MOST });
  const facts = await factsOf(lease, dossier);
  const decisions = procedures.flatMap((p) => {
    const step = stepOfDecision(p, texts.find((t) => t.id === p.text)?.title ?? {}, locals.now, zone);
    return step ? [step] : [];
  });
  const steps = [
    ...warnings.flatMap((one) => stepsOfWarning(one, zone)), ...consultations.map((c) => stepOfConsultation(c, zone)), ...versions.map((v) => stepOfVersion(v, zone)),
    ...decisions, ...publications.map((p) => stepOfPublication(p, zone)), ...facts.filter((f) => f.withdrawn === null).map(stepOfFact),
  ];
  const days = (lane: Lane): Day[] => steps.filter((s) => s.lane === lane).map((s) => s.from);
  const gap = gapOf(days('warning'), days('decision'), dayOf(locals.now, zone));
  return { steps: inTime(steps), gap, state: stateOf(gap, publications.length > 0), facts, warnings, consultations, texts, procedures, publications };
}

/** By day, then by hour where it is known, then by lane. */
function inTime(steps: readonly Step[]): Step[] {
  const key = (s: Step): string => `${s.from} ${s.at ?? ''} ${LANES.indexOf(s.lane)}`;
  return [...steps].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
