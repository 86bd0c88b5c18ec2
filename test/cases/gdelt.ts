/** Reports as GDELT 2.0 writes them, invented: 61 columns, one of ten rows reporting what the row before reports. */
const PLACES = [
  ['4', 'Khorugh, Kuhistoni Badakhshon, Tajikistan', 'TI', 'TI01', '', '37.4897', '71.553', '-2552791'], ['4', 'Kabul, Kabol, Afghanistan', 'AF', 'AF13', '3580', '34.5167', '69.1833', '-3378435'],
  ['1', 'Afghanistan', 'AF', 'AF', '', '33', '66', 'AF'], ['5', 'Khatlon, Tajikistan', 'TI', 'TI02', '', '38', '69', '-2552300'], ['0', '', '', '', '', '', '', ''],
] as const;
const ACTORS = [['AFGGOV', 'AFGHAN', 'AFG'], ['TJK', 'TAJIKISTAN', 'TJK'], ['COP', 'POLICE', ''], ['', '', '']] as const;
const CODES = ['043', '190', '036', '112', '1823'] as const;

export function gdeltRow(n: number, change: Readonly<Record<number, string>> = {}): string {
  const said = n % 10 === 9 ? n - 1 : n;
  const [one, two, place] = [ACTORS[said % 4]!, ACTORS[(said >> 2) % 4]!, PLACES[said % 5]!];
  const day = `2022${String(1 + (Math.floor(said / 28) % 12)).padStart(2, '0')}${String(1 + (said % 28)).padStart(2, '0')}`;
  const actor = ([code, name, country]: readonly string[]): string[] => [code!, name!, country!, ...Array<string>(7).fill('')];
  const where = (type: string): string[] => (type === '' ? ['0', '', '', '', '', '', '', ''] : [...place]);
  const cells = [
    String(719_000_000 + n), day, day.slice(0, 6), '2022', '2022.3753', ...actor(one), ...actor(two), String(n % 2), CODES[said % 5]!, '04', '04', String(1 + (said % 4)), '2.8', '18', '3', '18', '-2.56410256410256',
    ...where(one[0]), ...where(two[0]), ...place, '20220518100000', `https://news.example.org/2022/05/18/a-headline-of-some-length-about-${n}/`,
  ];
  for (const [column, value] of Object.entries(change)) cells[Number(column)] = value;
  return `${cells.join('\t')}\n`;
}
