import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { read, ROOT, sources } from './files.ts';

/** No code of the product names an organisation or a state: what differs between organisations stands in their charters. */
type Named = { id: string; name: Record<string, string>; short?: Record<string, string>; aliases?: string[] };
const charters = readdirSync(`${ROOT}/charters`).filter((file) => file.endsWith('.yaml')).map((file) => parse(read(`charters/${file}`)) as Named & { parties: Named[] });
const said = ({ id, name, short, aliases }: Named): string[] => [id, ...Object.values(name), ...Object.values(short ?? {}), ...(aliases ?? [])];
const NAMES = new Set(charters.flatMap((charter) => [...said(charter), ...charter.parties.flatMap(said)]));

/** Tables of codes that others publish, by which files of sources are read: every state stands there, and none is treated in its own way. */
const TABLES = ['src/core/ingest/fips.ts', 'src/features/sources/readers/gleditsch-ward.ts', 'src/features/sources/readers/mission-seats.ts'];
/** What a name may also be: short forms that are words of their own. */
const WORDS = new Set(['US', 'SU', 'FR', 'CN', 'GB', 'RU', 'UK']);

/** Comments cite rules by whose they are; code does not. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
const escaped = [...NAMES].filter((name) => name.length > 2 && !WORDS.has(name)).map((name) => RegExp.escape(name)).sort((a, b) => b.length - a.length);
const NAMED = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
const namesIn = (text: string): string[] => [...code(text).matchAll(NAMED)].map(([name]) => name);

test('no code in core or features names an organisation or a state', () => {
  const files = sources('.ts', '.svelte').filter((file) => /^src\/(core|features)\//.test(file) && !TABLES.includes(file));
  expect(files.length).toBeGreaterThan(200);
  expect(NAMES.size).toBeGreaterThan(200);
  expect(files.flatMap((file) => namesIn(read(file)).map((name) => `${file}: ${name}`))).toEqual([]);
});

test('the gate sees what is planted', () => {
  expect(namesIn("if (charter.id === 'osce') return 2; const veto = ['RUS', \"CHN\"]; // not NATO\n/* CSTO */ say('Côte d’Ivoire, Россия'); party:KAZ")).toEqual(['osce', 'RUS', 'CHN', 'Côte d’Ivoire', 'Россия', 'KAZ']);
  expect(namesIn("const a = 'https://x.y'; // OSCE\nconst organised = nation;")).toEqual([]);
});
