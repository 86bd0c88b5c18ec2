export const words = { en: { ui: {} }, ru: { ui: {} } };
