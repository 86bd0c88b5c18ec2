import { DESK, PARTIES, type Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { isRefusal } from '../../core/refusal.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command, Performed, Performer } from '../../platform/perform.ts';
import type { Made, Reading } from './make.ts';
import { makeResolution, waitingOf, type MadeResolution } from './resolve.ts';
import * as rules from './rules.ts';
import type { Issued, Resolved } from './schema.ts';
import { insertRows, insertScores, listForecasts, listResolutions, sameForecast } from './store.ts';

export function issueForecast({ packed, ...made }: Made, once: string | null): Command<Charter, rules.IssueState> {
  return {
    dossier: DESK, once,
    load: async (lease) => ({ next: await nextNumber(lease, 'F'), same: await sameForecast(lease, made) }),
    decide: (state, context) => rules.issueForecast(state, made, context),
    bulk: async (lease, acts) => {
      for (const act of acts) await insertRows(lease, (act.payload as Issued).id, packed, [PARTIES]);
    },
  };
}

export function resolveForecast({ scored, since, ...made }: MadeResolution, once: string | null): Command<Charter, rules.ResolveState> {
  return {
    dossier: DESK, once,
    load: async (lease) => ({ next: await nextNumber(lease, 'FR'), newest: (await listResolutions(lease, { forecasts: [made.forecast] })).at(-1)?.id ?? null }),
    decide: (state, context) => rules.resolveForecast(state, made, since, context),
    bulk: async (lease, acts) => {
      for (const act of acts) await insertScores(lease, (act.payload as Resolved).id, made.forecast, scored, [PARTIES]);
    },
  };
}

/** So many forecasts of a series are looked at after an import, those of the latest origins. */
const LOOKED = 60;

/** Scores every forecast of these series for which months have come in. What has nothing new is passed over. */
export async function resolveAfter(desk: { perform: Performer<Charter>; read: Reading }, actor: Actor, imported: readonly string[]): Promise<Performed[]> {
  const told: Performed[] = [];
  for (const target of imported) {
    for (const { id } of await desk.read(async (lease) => waitingOf(lease, await listForecasts(lease, { target, limit: LOOKED })))) {
      const made = await makeResolution(desk.read, actor, id);
      if (isRefusal(made)) {
        if (made.code !== 'forecasts.nothing_new') told.push(made);
      } else told.push(await desk.perform(actor, resolveForecast(made, null)));
    }
  }
  return told;
}
