import type { Act, Actor } from '../src/core/act.ts';
import type { Charter } from '../src/core/charter/schema.ts';
import { isRefusal, type Refusal } from '../src/core/refusal.ts';
import type { Paragraph } from '../src/core/text.ts';
import { addHours, type Instant } from '../src/core/time.ts';
import type { Words } from '../src/core/words.ts';
import type { Desk } from '../src/desk.ts';
import { answerRequest, requestConsultation, type AnswerKind } from '../src/features/consultations/index.ts';
import { openDossier, recordFact, withdrawFact } from '../src/features/dossiers/index.ts';
import { circulateText, confirmAdoption, endPeriod, extendPeriod, objectToUse, openProcedureOn, proposeSilence, takePosition, withdrawObjection } from '../src/features/procedures/index.ts';
import { announce } from '../src/features/publication/index.ts';
import { draftText, freezeText, reviseText } from '../src/features/texts/index.ts';
import { approveProposal, issueWarning, proposalById, proposeWarning, returnProposal, withdrawProposal, type IssueWarning, type Proposal } from '../src/features/warnings/index.ts';
import type { Command } from '../src/platform/perform.ts';
import { analyst, both, chair, general, must, officer, signedDelegates } from './actors.ts';

type Party = keyof typeof signedDelegates;
export type Wanted = { kind: string; paragraphs?: number[]; words?: Words };

/** What a chain is made of. Every text passes through `say`, so that a test can mark what is written where. */
export type ChainOptions = {
  marking?: string;
  named?: Party[];
  /** Who presides on the clock of the desk. */
  chair?: Actor;
  say?: (what: string) => Words;
};

/** A matter on its way: each step takes the state the steps before left, and says who does what. */
export type Chain = ReturnType<typeof chain>;

/**
 * Drives one dossier from the warning to the announcement, through the commands that pages use.
 * Each step performs at the desk's present hour and throws when it is refused.
 */
export function chain(desk: Desk, options: ChainOptions = {}) {
  const say = options.say ?? both;
  const presiding = options.chair ?? chair;
  const addressed = options.marking === 'named' ? { bodies: [], parties: options.named ?? [] } : { bodies: ['pc'], parties: [] };
  const at = { dossier: '', warning: '', proposal: '', consultation: '', text: '', revision: 1, version: 0, hash: '', procedure: '', deadline: '' as Instant, symbol: '' };
  const seen: Record<string, number> = {};
  const done = async <S>(actor: Actor, command: Command<Charter, S>): Promise<readonly Act[]> => must<{ acts: readonly Act[] }>(await desk.perform(actor, command)).acts;
  const id = (acts: readonly Act[]): string => (acts[0]!.payload as { id: string }).id;

  const written = (change: Partial<IssueWarning> = {}): IssueWarning => {
    const horizon = addHours(desk.clock.now(), 400);
    return {
      dossier: at.dossier, sentence: say('warning sentence'), probability: { from: 40, to: 60 }, confidence: 'moderate', consequence: say('warning consequence'), addressees: addressed,
      options: [{ what: say('warning option'), leadHours: 48 }], horizon, answerBy: addHours(horizon, -100), answerByReason: say('warning answer-by reason'), ...change,
    };
  };

  const steps = {
    at,
    async dossier(): Promise<void> {
      at.dossier = id(await done(officer, openDossier({ title: say('dossier title'), marking: options.marking ?? 'parties', named: options.named ?? [] }, null)));
    },

    async warning(change: Partial<IssueWarning> = {}): Promise<void> {
      if (at.dossier === '') await steps.dossier();
      at.warning = id(await done(officer, issueWarning(written(change), [], null)));
    },

    /** A warning proposed by an analyst, or the proposal that is named changed. */
    async proposal(by: Actor = analyst, changes: string | null = null): Promise<Proposal> {
      if (at.dossier === '') await steps.dossier();
      at.proposal = id(await done(by, proposeWarning({ ...written({ sentence: say('proposal sentence') }), changes }, [], null)));
      return (await desk.database.read(by.tokens, (lease) => proposalById(lease, at.proposal)))!;
    },

    async approve(proposal: Proposal, by: Actor = general): Promise<void> {
      at.warning = id(await done(by, approveProposal({ proposal: proposal.id, hash: proposal.hash }, at, null)));
    },

    async sendBack(proposal: Proposal, by: Actor = general): Promise<void> {
      await done(by, returnProposal({ proposal: proposal.id, hash: proposal.hash, words: say('proposal sent back') }, at, null));
    },

    async takeBack(proposal: Proposal, by: Actor = analyst): Promise<void> {
      await done(by, withdrawProposal({ proposal: proposal.id }, at, null));
    },

    /** A fact of the past, which a desk officer records with its source. */
    async fact(lane: string, from: string): Promise<number> {
      if (at.dossier === '') await steps.dossier();
      const source = { title: say('fact source').en!, published: '2021', url: 'https://example.org/source' };
      const [act] = await done(officer, recordFact({ dossier: at.dossier, lane, from, to: null, report: false, what: say('fact what'), who: say('fact who'), source, rivals: say('fact rivals'), carried: [{ part: 'options', how: 'part', words: say('fact carried') }] }, null));
      return act!.seq;
    },

    async withdrawFact(fact: number): Promise<void> {
      await done(officer, withdrawFact({ dossier: at.dossier, fact, why: say('fact withdrawn') }, null));
    },

    async consultation(by: Party, answers: Partial<Record<Party, AnswerKind>> = {}): Promise<void> {
      const request = { warning: at.warning, matter: 'joint_consultation', article: 'treaty_2', question: say('consultation question') };
      at.consultation = id(await done(signedDelegates[by], requestConsultation(request, at, by, null)));
      for (const [party, answer] of Object.entries(answers) as [Party, AnswerKind][]) {
        await done(signedDelegates[party], answerRequest({ consultation: at.consultation, answer, reason: answer === 'accept' ? {} : say('answer reason'), seen: null }, at, null));
      }
    },

    /** Drafts, revises as often as asked, and freezes. */
    async text(content: { paragraphs?: Paragraph[]; revisions?: number } = {}): Promise<void> {
      const paragraphs = content.paragraphs ?? [
        { part: 'preambular', heading: say('text heading'), words: say('text first paragraph') },
        { part: 'operative', heading: null, words: say('text second paragraph') },
      ];
      const title = say('text title');
      if (at.dossier === '') await steps.dossier();
      at.text = id(await done(officer, draftText({ dossier: at.dossier, consultation: at.consultation || null, title, paragraphs }, null)));
      at.revision = 1;
      for (let n = 0; n < (content.revisions ?? 0); n++) await steps.revise(paragraphs.map((p, i) => (i === 0 ? { ...p, words: say(`text first paragraph, revision ${n + 2}`) } : p)));
      await steps.freeze();
    },

    async revise(paragraphs: Paragraph[]): Promise<void> {
      await done(officer, reviseText({ text: at.text, revision: at.revision++, title: say('text title'), paragraphs }, at, null));
    },

    async freeze(): Promise<void> {
      const [frozen] = await done(officer, freezeText({ text: at.text, revision: at.revision }, at, openProcedureOn, null));
      const { version, hash } = frozen!.payload as { version: number; hash: string };
      Object.assign(at, { version, hash });
    },

    async circulate(hours = 72, matter = 'joint_statement'): Promise<void> {
      at.deadline = addHours(desk.clock.now(), hours);
      at.procedure = id(await done(presiding, circulateText({ text: at.text, version: at.version, hash: at.hash, matter, deadline: at.deadline }, at, null)));
      for (const party of Object.keys(seen)) delete seen[party];
    },

    /** The chair proposes to decide the newest version by silence; who says no to that says it. */
    async propose(matter: string, against: readonly Party[] = [], hours = 72): Promise<void> {
      const proposal = id(await done(presiding, proposeSilence({ text: at.text, version: at.version, hash: at.hash, matter, deadline: addHours(desk.clock.now(), hours) }, at, null)));
      for (const party of against) await done(signedDelegates[party], objectToUse({ proposal, words: say('objection to silence') }, at, null));
    },

    async extend(hours = 24): Promise<void> {
      const was = at.deadline;
      at.deadline = addHours(was, hours);
      await done(presiding, extendPeriod({ procedure: at.procedure, deadline: at.deadline, was, why: say('why later') }, at, null));
    },

    async end(how: 'withdrawn' | 'converted'): Promise<void> {
      await done(presiding, endPeriod({ procedure: at.procedure, how, to: null, why: say('why ended') }, at, null));
    },

    /** Lets the hour pass, and confirms by letter. */
    async confirm(): Promise<void> {
      desk.clock.set(at.deadline);
      await done(presiding, confirmAdoption({ procedure: at.procedure, hash: at.hash }, at, null));
    },

    /** A position of a party, naming the act of its own that it has seen last. */
    async position(party: Party, wanted: Wanted): Promise<void> {
      const words = wanted.words ?? (wanted.kind === 'objects' || wanted.kind === 'reserves' ? say(`position ${wanted.kind}`) : {});
      const command = takePosition({ procedure: at.procedure, hash: at.hash, kind: wanted.kind, paragraphs: wanted.paragraphs ?? [], words, seen: seen[party] ?? null }, at, null);
      seen[party] = (await done(signedDelegates[party], command))[0]!.seq;
    },

    async withdraw(party: Party, paragraphs: number[] = []): Promise<void> {
      seen[party] = (await done(signedDelegates[party], withdrawObjection({ procedure: at.procedure, hash: at.hash, paragraphs, seen: seen[party] ?? null }, at, null)))[0]!.seq;
    },

    /** Circulates, and takes the positions in their order. */
    async silence(positions: readonly (readonly [Party, Wanted])[] = []): Promise<void> {
      await steps.circulate();
      for (const [party, wanted] of positions) await steps.position(party, wanted);
    },

    /** Lets the hour pass, and announces. */
    async announcement(): Promise<void> {
      desk.clock.set(at.deadline);
      const [act] = await done(officer, announce({ procedure: at.procedure, subjects: ['analysis'] }, at, null));
      at.symbol = (act!.payload as { symbol: string }).symbol;
    },
  };
  return steps;
}

/** One of several things asked at once: which were recorded, which refused. */
export function sort(results: readonly (object | Refusal)[]): { recorded: object[]; refused: Refusal[] } {
  return { recorded: results.filter((r) => !isRefusal(r)), refused: results.filter(isRefusal) };
}
