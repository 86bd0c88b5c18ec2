import type { Context, Decision } from '../../src/core/act.ts';
import type { Charter } from '../../src/core/charter/schema.ts';
import { openDossier, type OpenDossier } from '../../src/features/dossiers/rules.ts';
import { admin, analyst, as, both, chair, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const open = (change: Partial<OpenDossier> = {}, context: Context<Charter> = as(officer)): Decision => openDossier({ next: 7 }, { title: both('Southern borders'), marking: 'parties', named: [], ...change }, context);

export const dossierRefusals: readonly RefusalCase[] = [
  ['dossiers.not_allowed', 'by a delegate, even of the chair', () => open({}, as(chair))],
  ['dossiers.not_allowed', 'by an analyst', () => open({}, as(analyst))],
  ['dossiers.not_allowed', 'by an administrator', () => open({}, as(admin))],
  ['dossiers.no_title', 'without a title', () => open({ title: {} }), { field: 'title' }],
  ['dossiers.unknown_marking', 'under a marking the charter does not have', () => open({ marking: 'cosmic' }), { facts: { marking: 'cosmic', known: ['parties', 'secretariat', 'named'] }, field: 'marking' }],
  ['dossiers.unknown_marking', 'as public: a dossier is not published, its text is', () => open({ marking: 'public' }), { field: 'marking' }],
  ['dossiers.not_a_member', 'naming a party that has left', () => open({ marking: 'named', named: ['TJK', 'UZB'] }), { facts: { party: 'UZB' }, field: 'named' }],
  ['dossiers.not_a_member', 'naming a party nobody knows', () => open({ marking: 'named', named: ['XXX'] }), { facts: { party: 'XXX' }, field: 'named' }],
  ['dossiers.nobody_named', 'for named parties, naming none', () => open({ marking: 'named' }), { field: 'named' }],
];
