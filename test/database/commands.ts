import type { Actor } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { answerRequest, requestConsultation } from '../../src/features/consultations/index.ts';
import { recordFact, withdrawFact } from '../../src/features/dossiers/index.ts';
import { setPackage } from '../../src/features/measures/index.ts';
import { requestOperation } from '../../src/features/operations/index.ts';
import { circulateText, openProcedureOn, takePosition, withdrawObjection } from '../../src/features/procedures/index.ts';
import { announce } from '../../src/features/publication/index.ts';
import { draftText, freezeText, reviseText } from '../../src/features/texts/index.ts';
import { approveProposal, issueWarning, proposeWarning, returnProposal, withdrawProposal } from '../../src/features/warnings/index.ts';
import type { Command } from '../../src/platform/perform.ts';
import { both } from '../testbed.ts';

/** What a command names. */
export type Named = { dossier: string; warning: string; consultation: string; text: string; procedure: string; proposal: string };

/** Identifiers of the right shape that nothing has. */
export const MISSING: Named = { dossier: 'D-901', warning: 'W-901', consultation: 'C-901', text: 'T-901', procedure: 'S-901', proposal: 'WP-901' };

const HASH = 'a'.repeat(64);

/**
 * Every command that names something of a matter, filled so that nothing but the matter is wrong with it.
 * @param through the dossier that the command says its subject is in; null for the subject's own.
 */
export function commands(about: Named, actor: Actor, through: string | null): Record<string, Command<Charter, unknown>> {
  const at = { dossier: through ?? about.dossier };
  const paragraphs = [{ part: 'operative' as const, heading: null, words: both('words') }];
  const [horizon, deadline] = ['2028-06-01T09:00:00.000Z', '2028-03-20T09:00:00.000Z'];
  const request = { warning: about.warning, matter: 'joint_consultation', article: 'treaty_2', question: both('x') };
  const position = { procedure: about.procedure, hash: HASH, paragraphs: [], seen: null };
  const warning = {
    dossier: about.dossier, sentence: both('x'), probability: { from: 1, to: 2 }, confidence: 'low', consequence: both('x'),
    addressees: { bodies: ['pc'], parties: [] }, options: [{ what: both('x'), leadHours: 1 }], horizon, answerBy: null, answerByReason: null,
  };
  const proposal = { proposal: about.proposal, hash: HASH };
  const all = {
    issueWarning: issueWarning(warning, [], null),
    proposeWarning: proposeWarning({ ...warning, changes: null }, [], null),
    changeProposal: proposeWarning({ ...warning, dossier: at.dossier, changes: about.proposal }, [], null),
    approveProposal: approveProposal(proposal, at, null),
    returnProposal: returnProposal({ ...proposal, words: both('x') }, at, null),
    withdrawProposal: withdrawProposal(proposal, at, null),
    recordFact: recordFact({ dossier: about.dossier, lane: 'text', from: '2020', to: null, report: false, what: both('x'), who: {}, source: { title: 'x', published: null, url: null }, rivals: {}, carried: [] }, null),
    withdrawFact: withdrawFact({ dossier: about.dossier, fact: 1, why: both('x') }, null),
    requestConsultation: requestConsultation(request, at, actor.party, null),
    answerRequest: answerRequest({ consultation: about.consultation, answer: 'accept', reason: {}, seen: null }, at, null),
    draftText: draftText({ dossier: about.dossier, consultation: null, title: both('x'), paragraphs }, null),
    draftFromConsultation: draftText({ dossier: at.dossier, consultation: about.consultation, title: both('x'), paragraphs }, null),
    reviseText: reviseText({ text: about.text, revision: 1, title: both('x'), paragraphs }, at, null),
    freezeText: freezeText({ text: about.text, revision: 1 }, at, openProcedureOn, null),
    circulateText: circulateText({ text: about.text, version: 1, hash: HASH, matter: 'joint_statement', deadline }, at, null),
    takePosition: takePosition({ ...position, kind: 'agrees', words: {} }, at, null),
    withdrawObjection: withdrawObjection(position, at, null),
    announce: announce({ procedure: about.procedure, subjects: [] }, at, null),
    requestOperation: requestOperation({ dossier: about.dossier, title: both('x'), host: 'KAZ', on: null, asks: both('x'), by: {}, source: null }, null),
    setPackage: setPackage({ warning: about.warning, change: null, revision: null, title: both('x'), horizon: null, options: [], words: {} }, at, null),
  };
  return all as Record<string, Command<Charter, unknown>>;
}
