import type { TakeUp } from '../features/offices/index.ts';

/**
 * Who held the office in the week of the example: real, and its term as generally known. The Special Representative has no holder
 * here, since neither holder nor date of the decision was found.
 */
export const SECRETARY_GENERAL: TakeUp = {
  office: 'secretary_general', holder: { en: 'Stanislav Zas', ru: 'Станислав Зась' }, party: 'BLR', person: null, from: '2020', until: '2022', source: 'General knowledge; no source at hand confirms the days',
};
