import type { Charter } from '../../core/charter/schema.ts';
import { DESK } from '../../core/act.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { Command } from '../../platform/perform.ts';
import { warningById } from '../warnings/index.ts';
import * as rules from './rules.ts';
import { listOptions, packageById } from './store.ts';

export const setOption = (input: rules.SetOption, once: string | null): Command<Charter, rules.OptionState> => ({
  dossier: DESK, once,
  load: async (lease) => ({ next: await nextNumber(lease, 'MO'), before: input.change === null ? null : ((await listOptions(lease)).find((one) => one.id === input.change) ?? null) }),
  decide: (state, context) => rules.setOption(state, input, context),
});

export const setPackage = (input: rules.SetPackage, { dossier }: { dossier: string }, once: string | null): Command<Charter, rules.PackageState> => ({
  dossier, once,
  load: async (lease) => {
    const warning = await warningById(lease, input.warning);
    return { next: await nextNumber(lease, 'MP'), before: input.change === null ? null : await packageById(lease, input.change), known: (await listOptions(lease)).map((one) => one.id), warning: warning?.dossier === dossier ? warning : null };
  },
  decide: (state, context) => rules.setPackage(state, input, context),
});

export const recordUse = (input: rules.RecordUse, { dossier }: { dossier: string }, once: string | null): Command<Charter, rules.UseState> => ({
  dossier, once,
  load: async (lease) => {
    const found = await packageById(lease, input.package);
    return { package: found?.dossier === dossier ? found : null };
  },
  decide: (state, context) => rules.recordUse(state, input, context),
});
