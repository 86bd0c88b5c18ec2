import { DESK, PARTIES, PUBLIC, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse } from '../../core/refusal.ts';
import { mayIssueForecast, mayResolveForecast } from './rights.ts';
import type { Issued, Resolved } from './schema.ts';

/** `same`: the forecast of the same series, model, origin and import, where there is one. */
export type IssueState = { readonly next: number; readonly same: string | null };

/** Records a forecast that was drawn. */
export function issueForecast({ next, same }: IssueState, made: Omit<Issued, 'id'>, { actor }: Context<Charter>): Decision {
  if (!mayIssueForecast(actor)) return refuse('forecasts.not_allowed');
  if (same !== null) return refuse('forecasts.twice', { forecast: same }, 'origin');
  const payload: Issued = { id: `F-${next}`, ...made };
  return { acts: [{ kind: 'forecasts.issued', dossier: DESK, payload, audience: [PARTIES], refs: [made.import] }] };
}

/** The newest resolution of the forecast: now that nobody else can act, and when it was scored. */
export type ResolveState = { readonly next: number; readonly newest: string | null };

/** Records what came of months that were forecast, for everybody to read. */
export function resolveForecast({ next, newest }: ResolveState, made: Omit<Resolved, 'id'>, since: string | null, { actor }: Context<Charter>): Decision {
  if (!mayResolveForecast(actor)) return refuse('forecasts.resolve_not_allowed');
  if (newest !== since) return refuse('forecasts.overtaken', { resolution: newest ?? '' });
  const payload: Resolved = { id: `FR-${next}`, ...made };
  return { acts: [{ kind: 'forecasts.resolved', dossier: DESK, payload, audience: [PARTIES, PUBLIC], refs: [made.forecast, made.import] }] };
}
