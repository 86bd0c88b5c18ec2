import { readFileSync } from 'node:fs';
import { judgeRow, readVotes } from '../../src/cli/decide-votes.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { caseSchema } from '../../src/core/procedure/case.ts';
import { decide } from '../../src/core/procedure/decide.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { readCharter } from '../../src/features/charter/read.ts';
import type { RefusalCase } from './refusal.ts';

const charter = (name: string): Charter => readCharter(readFileSync(new URL(`../../charters/${name}.yaml`, import.meta.url), 'utf8'), name) as Charter;
const [osce, nato, csto, council, ecowas] = ['osce', 'nato', 'csto', 'un-sc', 'ecowas'].map(charter) as [Charter, Charter, Charter, Charter, Charter];
type Act = Record<string, unknown>;

/** The last refusal of some acts, each an hour after the one before. */
const last = (of: Charter, matter: string, acts: Act[], more: object = {}): unknown => {
  const dated = acts.map((act, i) => ({ at: `2024-03-0${1 + Math.floor(i / 20)}T${String(i).padStart(2, '0')}:00Z`, ...act }));
  const answer = decide({ charter: of, ...caseSchema.parse({ matter, at: '2024-03-01', ...more, acts: dated }) }, '2030-01-01T00:00:00.000Z');
  return isRefusal(answer) ? answer : (answer.refused.at(-1)?.refusal ?? answer);
};
const votes = (text: string, matter: string | null = null, of = council): unknown => {
  const read = readVotes(text, 'votes.csv');
  return judgeRow(of, matter, read, read.rows[0]!, 2026);
};
const HEAD = 'meeting,text,year,for,abstain,against\n';
const COUNTS = 'resolution,year,for,against,abstain\n';

const sent = { kind: 'circulated', deadline: '2024-03-05T12:00Z', hash: 'h', paragraphs: 2 };
const correction = { kind: 'circulated', deadline: '2024-06-05T12:00Z', hash: 'h', paragraphs: 2 };
const proposed = { kind: 'proposed' };
const letter = { kind: 'position', party: 'NOR', position: 'objects', form: 'letter' };
const closed = { kind: 'closed' };

export const decideRefusals: readonly RefusalCase[] = [
  ['decide.unknown_matter', 'of a matter the charter does not have', () => last(osce, 'lunch', [])],
  ['decide.unknown_matter', 'of votes on a matter the charter does not have', () => votes(`${COUNTS}1,1970,9,0,0\n`, 'lunch')],
  ['decide.unknown_body', 'before a body the charter does not have', () => last(osce, 'mandate', [], { body: 'senate' })],
  ['decide.no_decision', 'of consultations', () => last(osce, 'early_warning', [])],
  ['decide.nobody_entitled', 'before there were members', () => last(osce, 'mandate', [], { at: '1950-01-01' })],
  ['decide.no_vote', 'of counts where nobody votes', () => votes(`${COUNTS}1,1970,9,0,0\n`, 'mandate', osce)],
  ['decide.no_vote', 'of names where nobody votes', () => votes(`${HEAD}1,x,1970,Malta,,\n`, 'mandate', osce)],
  ['decide.no_seats', 'of a year before the first', () => votes(`${COUNTS}1,1945,9,0,0\n`), { field: 'year' }],
  ['decide.country_twice', 'a country for and against', () => votes(`${HEAD}1,x,1970,Nepal;Zambia,,nepal\n`)],
  ['decide.country_twice', 'a member under two names', () => votes(`${HEAD}1,x,1970,USSR,,Russian Federation\n`)],
  ['decide.too_many_votes', 'more counts than seats', () => votes(`${COUNTS}1,1960,9,2,1\n`)],
  ['decide.too_many_votes', 'more countries than seats', () => votes(`${HEAD}1,x,1960,${'abcdefghijkl'.split('').join(';')},,\n`)],
  ['decide.too_many_others', 'a permanent member misspelt', () => votes(`${HEAD}1,x,1960,a;b;c;d;e;f;Frence,,China\n`)],
  ['decide.bad_year', 'a year in words', () => votes(`${COUNTS}1,last year,9,0,0\n`), { field: 'year' }],
  ['decide.bad_year', 'a year ahead', () => votes(`${COUNTS}1,2027,9,0,0\n`), { field: 'year' }],
  ['decide.bad_count', 'text in counts', () => votes(`${COUNTS}1,1970,nine,0,0\n`), { field: 'for' }],
  ['decide.bad_count', 'no count', () => votes(`${COUNTS}1,1970,9,,0\n`), { field: 'against' }],
  ['decide.not_a_name', 'a count among countries', () => votes(`${HEAD}1,x,1970,Nepal;7,,\n`), { field: 'for' }],
  ['decide.fields', 'a row with a field too few', () => votes(`${COUNTS}1,1970,9,0\n`)],
  ['decide.out_of_turn', 'a vote called on a text under silence', () => last(nato, 'council_decision', [sent, { kind: 'vote_called' }])],
  ['decide.out_of_turn', 'a text circulated where a meeting decides', () => last(nato, 'council_meeting', [{ kind: 'escalated', to: 'dpc' }, sent])],
  ['decide.over', 'a position after the meeting closed', () => last(nato, 'council_meeting', [closed, letter])],
  ['decide.over', 'a revision after the meeting closed', () => last(nato, 'council_meeting', [letter, closed, { kind: 'converted' }])],
  ['decide.use_not_proposed', 'circulated without asking', () => last(osce, 'pc_silence', [sent])],
  ['decide.extension_forbidden', 'an hour that is never moved', () => last({ ...nato, procedures: nato.procedures.map((p) => (p.rule.kind === 'silence' ? { ...p, rule: { ...p.rule, extension: 'none' as const } } : p)) }, 'council_decision', [sent, { kind: 'extended', deadline: '2024-03-06T12:00Z' }])],
  ['decide.extension_late', 'after the hour', () => last(nato, 'council_decision', [sent, { kind: 'extended', at: '2024-03-05T12:00Z', deadline: '2024-03-06T12:00Z' }])],
  ['decide.extension_backward', 'to an earlier hour', () => last(nato, 'council_decision', [sent, { kind: 'extended', deadline: '2024-03-05T11:00Z' }])],
  ['decide.after_hour', 'a letter at the hour', () => last(nato, 'council_decision', [sent, { ...letter, at: '2024-03-05T12:00Z' }])],
  ['decide.not_confirmed', 'announced without the letter', () => last(osce, 'pc_silence', [proposed, sent, { kind: 'announced', at: '2024-03-06' }])],
  ['decide.no_such_way', 'a vote where the rule knows none', () => last(nato, 'council_meeting', [{ kind: 'vote_called' }])],
  ['decide.no_such_way', 'more parties set aside than the rule lets', () => last(osce, 'mandate', [{ kind: 'minus_invoked', parties: ['MLT', 'FIN', 'POL'] }])],
  ['decide.form_not_proposed', 'against a format nobody proposed', () => last(csto, 'decision', [{ kind: 'form_objected', party: 'KAZ' }])],
  ['decide.no_such_escalation', 'to a body the rule does not lead to', () => last(nato, 'council_decision', [sent, letter, { kind: 'escalated', to: 'npg' }])],
  ['decide.no_such_escalation', 'where the rule leads nowhere', () => last(csto, 'decision', [{ kind: 'escalated', to: 'cfm' }])],
  ['decide.nobody_entitled', 'to a body without members', () => last({ ...nato, bodies: nato.bodies.map((b) => (b.id === 'dpc' ? { ...b, terms: [{ party: 'NOR', from: '1950', to: '1951', verified: true }] } : b)) }, 'council_meeting', [{ kind: 'escalated', to: 'dpc' }])],
  ['decide.not_entitled', 'a position of a party without a seat', () => last(nato, 'council_decision', [sent, { ...letter, party: 'KAZ' }])],
  ['decide.not_entitled', 'a stranger set aside', () => last(osce, 'mandate', [{ kind: 'minus_invoked', parties: ['KEN'] }])],
  ['decide.suspended', 'a suspended member', () => last(ecowas, 'council_decision', [{ kind: 'suspended', party: 'GIN' }, { kind: 'position', party: 'GIN', position: 'agrees' }])],
  ['decide.excluded', 'a party to the matter', () => last(ecowas, 'council_decision', [{ kind: 'excluded', party: 'GIN' }, { kind: 'position', party: 'GIN', position: 'agrees' }])],
  ['decide.no_credentials', 'without credentials', () => last(ecowas, 'council_decision', [{ kind: 'position', party: 'GIN', by: 'SEN', position: 'agrees' }])],
  ['decide.not_urgent', 'where nothing is urgent', () => last(osce, 'pc_silence', [proposed, { ...sent, urgent: true }])],
  ['decide.period_short', 'less than the least hours', () => last(nato, 'council_decision', [{ ...sent, deadline: '2024-03-01T05:00Z' }])],
  ['decide.wrong_hash', 'of another text', () => last(nato, 'council_decision', [sent, { ...letter, hash: 'other' }])],
  ['decide.whole_only', 'a paragraph where only the whole counts', () => last(nato, 'council_decision', [sent, { ...letter, paragraphs: [1] }])],
  ['decide.whole_only', 'a paragraph at a meeting', () => last(nato, 'council_meeting', [{ ...letter, paragraphs: [1] }])],
  ['decide.form_missing', 'by word of mouth', () => last(nato, 'council_decision', [sent, { ...letter, form: 'oral' }])],
  ['decide.unknown_paragraph', 'a paragraph too many', () => last(nato, 'correction', [correction, { ...letter, paragraphs: [3] }])],
  ['decide.unknown_paragraph', 'a changed paragraph too many', () => last(nato, 'correction', [correction, letter, { kind: 'revised', hash: 'i', changed: [3], deadline: '2024-09-01' }])],
  ['decide.paragraph_shut', 'a paragraph that was not reopened', () => last(nato, 'correction', [correction, { ...letter, paragraphs: [2] }, { kind: 'revised', hash: 'i', changed: [2], deadline: '2024-09-01' }, { ...letter, paragraphs: [1] }])],
  ['decide.no_objection', 'taking back what was not raised', () => last(nato, 'council_decision', [sent, { kind: 'objection_withdrawn', party: 'NOR' }])],
  ['decide.no_objection', 'taking back at a meeting what was not raised', () => last(nato, 'council_meeting', [{ kind: 'objection_withdrawn', party: 'NOR' }])],
  ['decide.no_deadline', 'a revision without an hour', () => last(nato, 'council_decision', [sent, letter, { kind: 'revised', hash: 'i' }])],
];
