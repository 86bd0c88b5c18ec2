const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** "2022-02-28": a day of the calendar, of the years 1000 to 9999. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  for (let i = 0; i < 10; i++) {
    const code = text.charCodeAt(i);
    if (i !== 4 && i !== 7 && (code < 48 || code > 57)) return false;
  }
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && leap ? 29 : LENGTHS[month - 1]!);
}
