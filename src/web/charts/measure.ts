/**
 * How wide a label will be, without a browser: advances of the page's sans face in em, rounded up to a twentieth.
 * Charts are drawn on the server and must know this before they place a label.
 */
const ADVANCES: Record<string, string> = {
  0.25: '’ijl', 0.3: ' .,:;!\'·I\u00a0', 0.35: '|t', 0.4: '“()[]/fr', 0.45: '”г', 0.5: '–зт', 0.55: '?ksxzTкх',
  0.6: '«»¶§acehnouvyEFJLYабвеийлнопсуцчьэяёГЕ', 0.65: '0123456789-+=×&bdgpqPRSVZдръБЗРТУЬЯ', 0.7: 'ABKXфАВКХЧ',
  0.75: 'CDGHNUыИЙЛНПСЦЭ', 0.8: 'OQмО', 0.85: 'wжшщюДФЪ', 0.9: 'mЫ', 0.95: 'MWМ', 1: '—%@ЖШЩ', 1.05: 'Ю', 1.1: '№',
};
const advance = new Map(Object.entries(ADVANCES).flatMap(([em, chars]) => [...chars].map((char) => [char, Number(em)] as const)));

/** Width in the units of `size`; a character not in the table counts as a wide letter. */
export function textWidth(text: string, size = 11.5, bold = false): number {
  let em = 0;
  for (const char of text) em += advance.get(char) ?? 0.8;
  return em * size * (bold ? 1.06 : 1.01);
}

/** The text cut to a width at a word or letter, with "…" when something was left out. */
export function cutText(text: string, width: number, size = 11.5, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  let cut = text;
  while (cut.length > 1 && textWidth(`${cut}…`, size, bold) > width) cut = cut.slice(0, -1);
  return `${cut.replace(/[\s,.;:]+$/, '')}…`;
}
