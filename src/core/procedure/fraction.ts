/** Shares are exact: "2/3" is two integers, and whether a part reaches it is decided without a division. */
export type Fraction = { readonly of: number; readonly in: number };

const SHAPE = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/;

/** "2/3", "55/100": between nothing and the whole. */
export function isFraction(text: string): boolean {
  const [, part, whole] = SHAPE.exec(text) ?? [];
  return part !== undefined && Number(part) <= Number(whole);
}

/** @throws RangeError where the text is no fraction: the charter's schema has seen to it */
export function fractionOf(text: string): Fraction {
  if (!isFraction(text)) throw new RangeError(`no fraction: ${text}`);
  const [, part, whole] = SHAPE.exec(text)!;
  return { of: Number(part), in: Number(whole) };
}

/** Is the part of the whole at least the fraction? Nothing of nothing reaches no share. */
export const reaches = (part: number, whole: number, text: string): boolean => compare(part, whole, text) >= 0n && whole > 0;

/** Is the part of the whole more than the fraction? */
export const exceeds = (part: number, whole: number, text: string): boolean => compare(part, whole, text) > 0n && whole > 0;

function compare(part: number, whole: number, text: string): bigint {
  const share = fractionOf(text);
  return BigInt(part) * BigInt(share.in) - BigInt(whole) * BigInt(share.of);
}

/** The least whole number that reaches the fraction of a whole, or exceeds it. */
export function least(whole: number, text: string, how: 'atLeast' | 'moreThan'): number {
  const { of, in: parts } = fractionOf(text);
  const product = BigInt(whole) * BigInt(of);
  const [quotient, rest] = [product / BigInt(parts), product % BigInt(parts)];
  return Number(how === 'moreThan' ? quotient + 1n : rest === 0n ? quotient : quotient + 1n);
}
