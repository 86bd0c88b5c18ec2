import type { Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { holds } from '../../core/rights.ts';

/** A desk officer or an administrator imports the files of sources. */
export const mayImportSource = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'administrator');

/** An analyst of a national centre reports incidents, and imports no other source. */
export const isReporter = (actor: Actor): boolean => actor.centre !== null && holds(actor, 'analyst');

/** The party in whose line a reporter reports: that of the own centre. Its code begins every number of its incidents. */
export const lineOf = (actor: Actor, charter: Charter): string | null => (isReporter(actor) ? (charter.parties.find((party) => party.centre?.id === actor.centre)?.id ?? null) : null);

/** Who imports sources reports for every party; a reporter reports, corrects and withdraws what has a number of the own party, and nothing else. */
export const mayReport = (actor: Actor, charter: Charter, number: string): boolean => mayImportSource(actor) || lineOf(actor, charter) === number.split('-')[0];
