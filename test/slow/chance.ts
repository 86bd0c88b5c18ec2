/** Chance with a memory: the same seed, the same requests. */
export type Chance = { next(): number; int(below: number): number; one<T>(all: readonly T[]): T; often(share: number): boolean };

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, int: (below) => Math.floor(next() * below), one: (all) => all[Math.floor(next() * all.length)]!, often: (share) => next() < share };
}

/** Stands in what is sent, and must never come back as markup. */
export const MARKUP = '<zq9 onload=alert(1)>';

/** What people, programs and enemies put into fields. */
const NASTY: readonly string[] = [
  '', ' ', '0', '-1', '1', '2', '7', '1e309', '9'.repeat(40), '0x1F', 'NaN', 'null', 'undefined', 'true', '[]', '{}', '[object Object]', '__proto__', 'constructor', 'toString',
  "'", '"', "D-1'--", "' or '1'='1", "'; drop table acts; --", '$1', '%s%n%x', '${7*7}', '{{7*7}}', '\\', '\\u0000', '%00', '%2e%2e%2f', '../../../etc/passwd', 'file:///etc/passwd', 'javascript:alert(1)', '//elsewhere.example', '/\\elsewhere.example',
  MARKUP, `"><script>${MARKUP}`, '</textarea></title>', '<!--', ']]>', '&lt;', '\0', 'a\0b', '\ud800', 'x\udc00y', '\u202e\u2066right to left', '\ufeff', '\u0000\u0001\u0008\u001f', '\r\nset-cookie: a=b', 'é'.normalize('NFD').repeat(50), '👩‍👩‍👧‍👦', 'Ж'.repeat(300), 'x'.repeat(5000),
  'D-1', 'D-2', 'D-5', 'D-6', 'D-999', 'W-1', 'W-4', 'C-1', 'C-4', 'T-1', 'T-3', 'S-1', 'S-3', 'I-1', 'CSC/ST/2022/1', 'CSC/ST/2022/999', 'desk', 'officer', 'kaz', 'operator', 'public', 'parties', 'secretariat', 'secretariat:', 'party:KAZ', 'KAZ', 'TJK', 'named', 'joint_statement', 'accept', 'reject', 'agrees', 'objects', 'reserves',
  'save', 'add', 'en', 'ru', 'xx', '2022-05-13', '13 May 2022', '31 February 2022', '13.05.2022', '1 January 0001', '31 December 9999', '275760-09-13', '14:00', '25:61', '24', 'hours', 'AFG 2022-04', 'AFG 9999-99', '10', '100', '101', 'a.person@example.org', 'A. Person', 'twelve letters and more',
];

export function nasty(by: Chance): string {
  const text = by.one(NASTY);
  if (by.often(0.1)) return text + by.one(NASTY);
  if (by.often(0.01)) return text.padEnd(20_000 + by.int(200_000), text || 'x');
  return text;
}

/** A little wrong: one character more, less, doubled or turned round. */
export function bent(by: Chance, text: string): string {
  const at = by.int(text.length + 1);
  return by.one([text.slice(0, at), text.slice(0, at) + nasty(by) + text.slice(at), text + text, text.toUpperCase(), [...text].reverse().join(''), ` ${text}\n`, encodeURIComponent(text.toWellFormed())]);
}
