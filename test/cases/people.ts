import type { Decision } from '../../src/core/act.ts';
import { passwordFault } from '../../src/features/people/sign-in.ts';
import { changeOffices, join, leave, type People, type Person } from '../../src/features/people/rules.ts';
import type { Joined } from '../../src/features/people/schema.ts';
import { admin, as, both, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const newcomer = (change: Partial<Joined> = {}): Joined => ({ person: 'a.new', name: both('A. New'), party: 'KAZ', centre: null, secretariat: false, offices: ['permanent_delegate'], ...change });
export const enter = (change: Partial<Joined> = {}, state: Partial<People> = {}, actor = admin): Decision => join({ taken: false, holders: {}, ...state }, newcomer(change), as(actor));

export const person = (change: Partial<Person> = {}): Person => ({ ...newcomer(), closed: false, example: false, ...change });
export const change = (offices: string[], state: { person?: Person | null; holders?: Record<string, string> } = {}, actor = admin): Decision =>
  changeOffices({ person: person(), holders: {}, ...state }, { person: 'a.new', offices }, as(actor));
export const close = (state: Person | null = person(), actor = admin): Decision => leave({ person: state }, { person: 'a.new' }, as(actor));

const atTheSecretariat = { party: null, secretariat: true };

export const peopleRefusals: readonly RefusalCase[] = [
  ['people.not_allowed', 'opening an account, by a desk officer', () => enter({}, {}, officer)],
  ['people.not_allowed', 'changing offices, by a desk officer', () => change(['permanent_delegate'], {}, officer)],
  ['people.not_allowed', 'closing an account, by a desk officer', () => close(person(), officer)],
  ['people.taken', 'under an identifier that is or was somebody’s', () => enter({}, { taken: true }), { facts: { person: 'a.new' }, field: 'person' }],
  ['people.one_place', 'belonging nowhere', () => enter({ party: null }), { field: 'party' }],
  ['people.one_place', 'belonging to a party and the secretariat', () => enter({ secretariat: true }), { field: 'party' }],
  ['people.one_place', 'belonging to a centre and the secretariat', () => enter({ party: null, centre: 'KAZ-1', secretariat: true }), { field: 'party' }],
  ['people.unknown_party', 'of a party the charter does not have', () => enter({ party: 'ZZZ' }), { facts: { party: 'ZZZ' }, field: 'party' }],
  ['people.unknown_centre', 'of a centre the charter does not have', () => enter({ party: null, centre: 'KAZ-9', offices: ['analyst'] }), { facts: { centre: 'KAZ-9', known: ['ARM-1', 'BLR-1', 'KAZ-1', 'KGZ-1', 'RUS-1', 'TJK-1'] }, field: 'centre' }],
  ['people.unknown_office', 'in an office the charter does not have', () => enter({ offices: ['permanent_delegate', 'cook'] }), { facts: { office: 'cook' }, field: 'offices' }],
  ['people.unknown_office', 'changed to an office the charter does not have', () => change(['cook']), { field: 'offices' }],
  ['people.office_elsewhere', 'a delegation’s person in an office of the secretariat', () => enter({ offices: ['desk_officer'] }), { facts: { office: 'desk_officer', of: 'secretariat' }, field: 'offices' }],
  ['people.office_elsewhere', 'an official in an office of a party', () => enter(atTheSecretariat), { facts: { office: 'permanent_delegate', of: 'party' }, field: 'offices' }],
  ['people.office_elsewhere', 'the chair, which nobody is given: it comes by rotation', () => enter({ offices: ['chair'] }), { facts: { of: 'organisation' }, field: 'offices' }],
  ['people.office_elsewhere', 'a delegate made analyst', () => change(['analyst']), { facts: { of: 'centre' }, field: 'offices' }],
  ['people.office_elsewhere', 'a delegate made administrator', () => change(['permanent_delegate', 'administrator']), { field: 'offices' }],
  ['people.office_held', 'a second Secretary General', () => enter({ ...atTheSecretariat, offices: ['secretary_general'] }, { holders: { secretary_general: 'general' } }), { facts: { office: 'secretary_general', holder: 'general' }, field: 'offices' }],
  ['people.office_held', 'an official made second Secretary General', () => change(['secretary_general'], { person: person({ ...atTheSecretariat, offices: ['desk_officer'] }), holders: { secretary_general: 'general' } }), { field: 'offices' }],
  ['people.not_found', 'changing the offices of nobody', () => change(['permanent_delegate'], { person: null }), { facts: { person: 'a.new' }, field: 'person' }],
  ['people.not_found', 'changing the offices of a closed account', () => change(['permanent_delegate'], { person: person({ closed: true }) }), { field: 'person' }],
  ['people.not_found', 'closing the account of nobody', () => close(null), { field: 'person' }],
  ['people.not_found', 'closing a closed account', () => close(person({ closed: true })), { field: 'person' }],
  ['people.no_office', 'taking the last office', () => change([]), { field: 'offices' }],
  ['people.password_common', 'a password that everybody tries first, in other letters', () => passwordFault('Qwerty123456'), { field: 'password' }],
  ['people.password_short', 'a password of eleven characters', () => passwordFault('x'.repeat(11)), { facts: { min: 12 }, field: 'password' }],
  ['people.password_long', 'a password of two hundred and one', () => passwordFault('x'.repeat(201)), { facts: { max: 200 }, field: 'password' }],
];
