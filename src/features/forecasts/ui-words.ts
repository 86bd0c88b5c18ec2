/** Labels and sentences of the pages. */
export const ui: Record<'en' | 'ru', Record<string, string>> = {
  en: { forecasts: 'Forecasts' },
  ru: { forecasts: 'Прогнозы' },
};
