/** How much of a document is quoted: so many words, and never a sentence of it whole by habit. */
export const MOST_WORDS = 12;

/** How many words a quote has; what stands between spaces is one. */
export const wordsOf = (quote: string): number => quote.trim().split(/\s+/).filter((one) => /[\p{L}\p{N}]/u.test(one)).length;
