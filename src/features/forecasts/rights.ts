import type { Actor } from '../../core/act.ts';
import { holds } from '../../core/rights.ts';

/** A desk officer, or an analyst of any centre, issues a forecast. */
export const mayIssueForecast = (actor: Actor): boolean => holds(actor, 'desk_officer') || holds(actor, 'analyst');

/** Whoever may issue one, or import the figures that it is held against, has it scored. */
export const mayResolveForecast = (actor: Actor): boolean => mayIssueForecast(actor) || holds(actor, 'administrator');
