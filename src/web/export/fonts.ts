/** Which subsets of the page's face a text needs. Pure; a test compares the ranges with those of fonts.css. */
export const FONT_FAMILY = 'Inter Variable';
export const FONT_SUBSETS: Readonly<Record<string, string>> = {
  latin: 'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
  'latin-ext': 'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+1E00-1E9F, U+20A0-20AB, U+20AD-20C0',
  cyrillic: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116',
  'cyrillic-ext': 'U+0460-048F, U+0492-04AF, U+04B2-052F, U+20B4, U+2DE0-2DFF, U+A640-A69F',
};

const ranges = Object.entries(FONT_SUBSETS).flatMap(([subset, list]) => list.split(', ').map((range) => {
  const [from = '', to = from] = range.slice(2).split('-');
  return { subset, from: parseInt(from, 16), to: parseInt(to, 16) };
}));

/** @returns the subsets, and whether there are letters that no subset has */
export function scriptsIn(text: string): { subsets: string[]; others: boolean } {
  const found = new Set<string>();
  let others = false;
  for (const char of new Set(text)) {
    const code = char.codePointAt(0)!;
    const range = ranges.find(({ from, to }) => code >= from && code <= to);
    if (range) found.add(range.subset);
    else others = true;
  }
  return { subsets: Object.keys(FONT_SUBSETS).filter((subset) => found.has(subset)), others };
}
