import { expect, test } from 'vitest';
import type { Actor } from '../../src/core/act.ts';
import { approveProposal, listProposals, warningById, withdrawProposal } from '../../src/features/warnings/index.ts';
import { verify } from '../../src/platform/verify.ts';
import { chain, sort } from '../chain.ts';
import { admin, analyst, anotherServer, chair, general, must, officer, onDatabases, openTestDesk, setUp, signedDelegates } from '../testbed.ts';
import { column } from './probe.ts';

onDatabases((kind) => {
  const begun = async () => {
    const desk = await openTestDesk(kind);
    await setUp(desk);
    const matter = chain(desk);
    const seenBy = (actor: Actor): Promise<string[]> => desk.database.read(actor.tokens, async (lease) => (await listProposals(lease, { limit: 10 })).map((one) => `${one.id} ${one.revision} ${one.state}`));
    return { desk, matter, seenBy };
  };

  test('is read by the secretariat and the centre that wrote it, and by nobody else, not even as an act', async () => {
    const { desk, matter, seenBy } = await begun();
    await matter.proposal();
    for (const actor of [officer, general, admin, analyst]) expect(await seenBy(actor), actor.person).toEqual(['WP-1 1 open']);
    const acts = (actor: Actor): Promise<string[]> => desk.database.read(actor.tokens, (lease) => column(lease, "select kind as name from acts where kind like 'warnings.%'"));
    for (const actor of [chair, signedDelegates.KAZ, signedDelegates.TJK]) {
      expect(await seenBy(actor), actor.person).toEqual([]);
      expect(await acts(actor)).toEqual([]);
    }
    expect(await acts(analyst)).toEqual(['warnings.proposed']);
    expect(await desk.database.audit((lease) => column(lease, "select array_to_string(audience, ' ') as name from chains where dossier = 'D-1'")), 'the chain that all read names no centre').toEqual(['parties secretariat']);
  });

  test('goes from a centre to a warning of a named official: sent back, changed, approved, with both names on it', async () => {
    const { desk, matter, seenBy } = await begun();
    const first = await matter.proposal();
    await matter.sendBack(first, officer);
    expect(await seenBy(analyst)).toEqual(['WP-1 1 returned']);
    expect(await desk.perform(officer, approveProposal({ proposal: 'WP-1', hash: first.hash }, matter.at, null)), 'what was sent back').toMatchObject({ code: 'warnings.proposal_closed' });
    const second = await matter.proposal(undefined, 'WP-1');
    expect(await desk.perform(officer, approveProposal({ proposal: 'WP-1', hash: first.hash }, matter.at, null)), 'what the page showed before').toMatchObject({ code: 'warnings.proposal_changed' });
    await matter.approve(second, officer);
    expect(await seenBy(officer)).toEqual(['WP-1 2 approved']);
    const warning = await desk.database.read(chair.tokens, (lease) => warningById(lease, 'W-1'));
    expect(warning).toMatchObject({ issued_by: 'officer', written_by: 'kaz-analyst', proposal: 'WP-1', sentence: second.content.sentence, answer_by: second.content.answerBy });
    expect(await desk.perform(analyst, withdrawProposal({ proposal: 'WP-1' }, matter.at, null))).toMatchObject({ code: 'warnings.proposal_closed' });
    expect(await verify(desk)).toMatchObject({ ok: true, faults: [] });
  });

  test('approved by two at once, on two servers, it is issued once', async () => {
    const { desk, matter } = await begun();
    const other = kind === 'postgresql' ? await anotherServer(desk) : desk;
    const proposal = await matter.proposal();
    const command = () => approveProposal({ proposal: proposal.id, hash: proposal.hash }, matter.at, null);
    const { recorded, refused } = sort(await Promise.all([desk.perform(officer, command()), other.perform(general, command())]));
    expect([recorded.length, refused.map(({ code }) => code)]).toEqual([1, ['warnings.proposal_closed']]);
    expect(await desk.database.audit((lease) => column(lease, "select count(*)::text as name from acts where kind = 'warnings.issued'"))).toEqual(['1']);
  });

  test('named through another dossier it is as none', async () => {
    const { desk, matter } = await begun();
    const proposal = await matter.proposal();
    const elsewhere = chain(desk);
    await elsewhere.dossier();
    expect(await desk.perform(officer, approveProposal({ proposal: proposal.id, hash: proposal.hash }, elsewhere.at, null))).toMatchObject({ code: 'warnings.proposal_not_found' });
    must(await desk.perform(analyst, withdrawProposal({ proposal: proposal.id }, matter.at, null)));
  });
});
