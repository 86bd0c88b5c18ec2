import type { Decision } from '../../src/core/act.ts';
import { readClaimForm, readCommitmentForm } from '../../src/features/commitments/form.ts';
import * as rules from '../../src/features/commitments/rules.ts';
import { admin, analyst, as, both, chair, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const source = (change: Partial<rules.AddSource> = {}): rules.AddSource => ({ title: 'A report', publisher: 'An agency', owner: both('Nobody in the matter'), language: 'en', published: '2022-05', url: null, hash: null, chars: 7420, grade: 'B', ...change });
export const adding = (change: Partial<rules.AddSource> = {}, context = as(officer)): Decision => rules.addSource({ next: 1 }, source(change), context);

const place = { source: 'SO-1', from: null, to: null, text: null, paragraph: null };
export const pledge = (change: Partial<rules.RecordCommitment> = {}): rules.RecordCommitment => ({ what: both('Speak more often'), quote: 'We need to speak more often', language: 'en', place, party: 'BLR', pledger: both('A President'), addressee: {}, made: '2022-05-01', due: null, ...change });
export const recording = (change: Partial<rules.RecordCommitment> = {}, state: Partial<rules.RecordState> = {}, context = as(officer)): Decision => rules.recordCommitment({ next: 7, source: { id: 'SO-1', chars: 7420 }, text: null, ...state }, pledge(change), context);
const text = { dossier: 'D-2', audience: ['party:ARM'], version: 1, paragraphs: [both('We need to speak more often here')] };
export const fromText = (change: Partial<rules.RecordCommitment> = {}, paragraph = 1): Decision => recording({ place: { ...place, source: null, text: 'T-1', paragraph }, ...change }, { source: null, text });

export const found: rules.Found = { id: 'CM-1', dossier: 'desk', made: '2022-05-01', audience: ['parties'] };
export const claiming = (change: Partial<rules.Claim> = {}, state: Partial<rules.ClaimState> = {}, context = as(analyst)): Decision =>
  rules.claim({ commitment: found, source: { id: 'SO-1' }, ...state }, { commitment: 'CM-1', status: 'open', on: '2022-05-03', until: null, words: both('Asked again'), source: 'SO-1', credibility: 2, ...change }, context);
export const withdrawing = (standing: { seq: number; by: string } | null = { seq: 9, by: 'kaz-analyst' }, why = both('A slip'), context = as(analyst), commitment: rules.Found | null = found): Decision => rules.withdrawClaim({ commitment, standing }, { commitment: 'CM-1', claim: 9, why }, context);
export const milestone = (what = both('Signed'), context = as(officer), commitment: rules.Found | null = found): Decision => rules.setMilestone({ commitment, next: 2 }, { commitment: 'CM-1', what, by: {}, due: null }, context);
export const meeting = (change: Partial<rules.MeetMilestone> = {}, state: object = {}, context = as(officer)): Decision =>
  rules.meetMilestone({ commitment: found, source: { id: 'SO-1' }, milestone: { no: 1, met: false }, ...state }, { commitment: 'CM-1', no: 1, on: '2022-05-02', words: both('As reported'), source: 'SO-1', ...change }, context);
export const using = (change: Partial<rules.ReportUse> = {}, state: object = {}, context = as(officer)): Decision =>
  rules.reportUse({ commitment: found, source: { id: 'SO-1' }, ...state }, { commitment: 'CM-1', indicator: both('Statements'), value: '12.5', unit: both('a year'), on: '2022', source: 'SO-1', ...change }, context);

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

export const commitmentRefusals: readonly RefusalCase[] = [
  ['commitments.not_allowed', 'a source by an administrator', () => adding({}, as(admin))],
  ['commitments.not_allowed', 'a pledge by a delegate', () => recording({}, {}, as(chair))],
  ['commitments.not_allowed', 'a claim by an administrator', () => claiming({}, {}, as(admin))],
  ['commitments.not_allowed', 'taking back what another recorded', () => withdrawing({ seq: 9, by: 'officer' })],
  ['commitments.not_allowed', 'a milestone by a delegate', () => milestone(both('Signed'), as(chair))],
  ['commitments.not_found', 'a claim of what is not there', () => claiming({}, { commitment: null })],
  ['commitments.not_found', 'a milestone of what is not there', () => milestone(both('Signed'), as(officer), null)],
  ['commitments.claim_not_found', 'no such claim', () => withdrawing(null)],
  ['commitments.incomplete', 'a source without a title', () => adding({ title: '' }), { field: 'title' }],
  ['commitments.incomplete', 'a source without its owner', () => adding({ owner: {} }), { field: 'owner' }],
  ['commitments.incomplete', 'a pledge without its words', () => recording({ quote: '' }), { field: 'quote' }],
  ['commitments.incomplete', 'a pledge without a day', () => recording({ made: null }), { field: 'made' }],
  ['commitments.incomplete', 'half a place', () => recording({ place: { ...place, from: 3 } }), { field: 'to' }],
  ['commitments.incomplete', 'a claim without evidence', () => claiming({ words: {} }), { field: 'words' }],
  ['commitments.incomplete', 'an end without a beginning', () => claiming({ on: null, until: '2022' }), { field: 'on' }],
  ['commitments.incomplete', 'taken back without a reason', () => withdrawing(undefined, {} as ReturnType<typeof both>), { field: 'why' }],
  ['commitments.no_grade', 'a grade beyond F', () => adding({ grade: 'G' }), { field: 'grade' }],
  ['commitments.no_credibility', 'a credibility beyond 6', () => claiming({ credibility: 7 }), { field: 'credibility' }],
  ['commitments.no_status', 'an unknown status', () => claiming({ status: 'soon' }), { field: 'status' }],
  ['commitments.no_source', 'a pledge from nowhere', () => recording({}, { source: null }), { field: 'source' }],
  ['commitments.no_source', 'a claim from nowhere', () => claiming({}, { source: null }), { field: 'source' }],
  ['commitments.no_source', 'not verified, by a source that is not there', () => claiming({ status: 'not_verified' }, { source: null }), { field: 'source' }],
  ['commitments.no_party', 'of no party', () => recording({ party: 'ZZZ' }), { field: 'party' }],
  ['commitments.quote_long', 'thirteen words', () => recording({ quote: 'one two three four five six seven eight nine ten eleven twelve thirteen' }), { facts: { words: 13, most: 12 }, field: 'quote' }],
  ['commitments.span_off', 'a place of another length', () => recording({ place: { ...place, from: 0, to: 5 } }), { facts: { length: 27, span: 5 }, field: 'to' }],
  ['commitments.span_off', 'a place behind the end', () => recording({ place: { ...place, from: 7400, to: 7427 } }), { field: 'to' }],
  ['commitments.text_not_found', 'a text that is not there', () => recording({ place: { ...place, source: null, text: 'T-9', paragraph: 1 } })],
  ['commitments.text_not_found', 'a paragraph that is not there', () => fromText({}, 2)],
  ['commitments.not_in_text', 'words that do not stand there', () => fromText({ quote: 'We promise' }), { field: 'quote' }],
  ['commitments.bad_date', 'a pledge made some day', () => readCommitmentForm(form({ made: 'some day' })), { field: 'made' }],
  ['commitments.bad_date', 'a claim of some day', () => readClaimForm(form({ on: '31 Feb 2022' }), 'CM-1'), { field: 'on' }],
  ['commitments.ahead', 'a source of tomorrow', () => adding({ published: '2022-06' }), { field: 'published' }],
  ['commitments.ahead', 'a pledge of tomorrow', () => recording({ made: '2022-05-11' }), { field: 'made' }],
  ['commitments.ahead', 'an outcome of tomorrow', () => claiming({ on: '2023' }), { field: 'on' }],
  ['commitments.backwards', 'due before it was made', () => recording({ due: '2021' }), { field: 'due' }],
  ['commitments.backwards', 'an outcome before the promise', () => claiming({ on: '2021' }), { field: 'on' }],
  ['commitments.backwards', 'an outcome that ends before it begins', () => claiming({ until: '2022-05-02' }), { field: 'until' }],
  ['commitments.bad_address', 'an address that is none', () => adding({ url: 'ftp://x' }), { field: 'url' }],
  ['commitments.bad_hash', 'a hash that is none', () => adding({ hash: 'abc' }), { field: 'hash' }],
  ['commitments.bad_number', 'a figure in words', () => using({ value: 'many' }), { field: 'value' }],
  ['commitments.no_milestone', 'met twice', () => meeting({}, { milestone: { no: 1, met: true } })],
];
