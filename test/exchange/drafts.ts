import { TLP } from '../../src/core/exchange/record.ts';
import type { Draft } from '../../src/features/exchange/rules.ts';
import { BODY } from './network.ts';

export const draft = (to: readonly string[], text: string, change: Partial<Draft> = {}): Draft => ({
  kind: 'assessment', body: { ...BODY.assessment!, judgement: { en: text } }, id: null, change: null, to, label: '', marking: { scheme: TLP.scheme, level: 'AMBER', reshare: 'no', public: false, caveats: [] },
  refs: [], author: { role: 'duty analyst', name: null }, validUntil: null, lang: 'en', ...change,
});
export const recallOf = (id: string, change: object = {}): Draft => draft([], '', { kind: 'recall', body: { id, reason: { en: 'It was wrong.' }, scope: 'withdraw', keep: [], ...change } });
