import { describe, expect, test } from 'vitest';
import { isRefusal } from '../src/core/refusal.ts';
import { aidRefusals } from './cases/aid.ts';
import { articleRefusals } from './cases/article.ts';
import { capRefusals } from './cases/cap.ts';
import { charterRefusals } from './cases/charter.ts';
import { decideRefusals } from './cases/decide.ts';
import { commitmentRefusals } from './cases/commitments.ts';
import { consultationRefusals } from './cases/consultations.ts';
import { deskCases } from './cases/desk.ts';
import { dossierRefusals, factRefusals } from './cases/dossiers.ts';
import { exchangeRefusals } from './cases/exchange.ts';
import { exerciseRefusals } from './cases/exercises.ts';
import { forecastRefusals } from './cases/forecasts.ts';
import { meetingRefusals } from './cases/meetings.ts';
import { officeRefusals } from './cases/offices.ts';
import { paperRefusals } from './cases/papers.ts';
import { partnerRefusals } from './cases/partners.ts';
import { measureRefusals } from './cases/measures.ts';
import { operationRefusals } from './cases/operations.ts';
import { nationalRefusals } from './cases/national-files.ts';
import { instructionRefusals } from './cases/instructions.ts';
import { peopleRefusals } from './cases/people.ts';
import { procedureRefusals } from './cases/procedures.ts';
import { publicationRefusals } from './cases/publication.ts';
import { releaseRefusals } from './cases/releases.ts';
import { fetchCases } from './cases/reader-fetch.ts';
import { readerCases } from './cases/reader-refusals.ts';
import type { RefusalCase } from './cases/refusal.ts';
import { seriesRefusals } from './cases/series.ts';
import { sourceRefusals } from './cases/sources.ts';
import { subscriptionRefusals } from './cases/subscriptions.ts';
import { taskingRefusals } from './cases/taskings.ts';
import { taxiiRefusals } from './cases/taxii.ts';
import { textRefusals } from './cases/texts.ts';
import { warningRefusals } from './cases/warnings.ts';
import { scenarioRefusals } from './cases/scenarios.ts';
import { signalRefusals } from './cases/signals.ts';
import { watchRefusals } from './cases/watch.ts';
import { codesIn, read, sources } from './gates/files.ts';
import { openTestDesk } from './testbed.ts';

/** Every refusal code of the product is brought about here, by a function that is really refused with that code. */
const tables: Record<string, readonly RefusalCase[]> = {
  aid: aidRefusals,
  article: articleRefusals,
  cap: capRefusals,
  charter: charterRefusals,
  commitments: commitmentRefusals,
  consultations: consultationRefusals,
  decide: decideRefusals,
  dossiers: [...dossierRefusals, ...factRefusals],
  exchange: exchangeRefusals,
  exercises: exerciseRefusals,
  forecasts: forecastRefusals,
  instructions: instructionRefusals,
  papers: paperRefusals,
  taskings: taskingRefusals,
  measures: measureRefusals,
  meetings: meetingRefusals,
  national: nationalRefusals,
  offices: officeRefusals,
  operations: operationRefusals,
  partners: partnerRefusals,
  people: peopleRefusals,
  procedures: procedureRefusals,
  publication: publicationRefusals,
  readers: readerCases,
  releases: releaseRefusals,
  scenarios: scenarioRefusals,
  series: seriesRefusals,
  signals: signalRefusals,
  sources: sourceRefusals,
  subscriptions: subscriptionRefusals,
  taxii: taxiiRefusals,
  texts: textRefusals,
  warnings: warningRefusals,
  watch: watchRefusals,
};
const brought = new Set([...[...Object.values(tables).flat(), ...deskCases].map(([code]) => code), ...fetchCases.map(({ code }) => code)]);
const unbrought = (text: string): string[] => [...new Set(codesIn(text))].filter((code) => !brought.has(code));

test('every refusal code that the product uses has a case', () => {
  expect(brought.size).toBeGreaterThan(100);
  expect(sources('.ts', '.svelte').flatMap((file) => unbrought(read(file)))).toEqual([]);
});

test('every case is of a code that the product uses', () => {
  const used = new Set(sources('.ts', '.svelte').flatMap((file) => codesIn(read(file))));
  expect([...brought].filter((code) => !used.has(code))).toEqual([]);
});

test('the gate sees what is planted', () => {
  expect(unbrought("return refuse('texts.stale', {}); return refuse('texts.planted'); refuse(\n  late ? 'x.late' : 'texts.empty')")).toEqual(['texts.planted', 'x.late']);
});

test.each(Object.entries(tables))('%s: each case is refused with its code', (_, cases) => {
  expect(cases.map(([, , does]) => does()).map((answer) => (isRefusal(answer) ? answer.code : answer))).toEqual(cases.map(([code]) => code));
});

describe('by a desk', () => {
  test.each(deskCases)('%s: %s', async (code, _, does) => {
    const answer = await does(await openTestDesk('embedded'));
    expect(isRefusal(answer) ? answer.code : answer).toBe(code);
  });
});
