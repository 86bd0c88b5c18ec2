import type { FeatureWords } from '../../core/words.ts';

export const words: Record<'en' | 'ru', FeatureWords> = {
  en: { ui: { cellName: 'cell from {lat}, {lon}' }, refusals: {}, acts: {} },
  ru: { ui: { cellName: 'ячейка от {lat}, {lon}' }, refusals: {}, acts: {} },
};
