import { fields, type Row } from '../../../core/ingest/fields.ts';
import type { FigureRecord, FigureSource, Item } from '../../../core/ingest/record.ts';
import { table } from '../../../core/ingest/table.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { NOWHERE } from './gdelt-gkg.ts';

/**
 * GDELT 2.0 mentions: one row for each time that an article is taken to speak of a coded event, 16 columns parted by
 * tabs without names; copies with a line of names and commas go round too. Taken are volume and tone of each address
 * and day: rows of one article are added up, since one article brings hundreds. The event that is meant is left out:
 * GDELT's events are no incidents. Mentions name no country; they stand under ZZZ.
 */
const COLUMNS = [
  'GLOBALEVENTID', 'EventTimeDate', 'MentionTimeDate', 'MentionType', 'MentionSourceName', 'MentionIdentifier', 'SentenceID', 'Actor1CharOffset', 'Actor2CharOffset', 'ActionCharOffset', 'InRawText', 'Confidence',
  'MentionDocLen', 'MentionDocTone', 'MentionDocTranslationInfo', 'Extras',
] as const;

type Article = { line: number; day: string; url: string; outlet: string; tone: number; mentions: number };

function count(row: Row, articles: Map<string, Article>): readonly FigureRecord[] | Refusal {
  const f = fields(row);
  const [day, url, tone] = [f.day('MentionTimeDate'), f.needed('MentionIdentifier'), f.number('MentionDocTone')];
  f.needed('GLOBALEVENTID');
  if (tone === null) f.needed('MentionDocTone');
  if (f.wrong) return f.wrong;
  const article = articles.get(`${day} ${url}`) ?? { line: row.line, day, url, outlet: f.text('MentionSourceName'), tone: tone!, mentions: 0 };
  article.mentions++;
  articles.set(`${day} ${url}`, article);
  return [];
}

function items({ line, day, url, outlet, tone, mentions }: Article): Item<FigureRecord>[] {
  const about = { area: NOWHERE, areaName: null, level: 'country', from: day, to: day, labels: { url, outlet }, status: null } as const;
  return [
    { line, record: { ...about, series: 'gdelt-mentions', value: mentions, unit: 'mentions' } },
    { line, record: { ...about, series: 'gdelt-mentions-tone', value: tone, unit: 'average tone, -100 to 100' } },
  ];
}

export const gdeltMentions: FigureSource = {
  kind: 'figures',
  id: 'gdelt-mentions',
  title: { en: 'GDELT: mentions and tone by article', ru: 'GDELT: упоминания и тональность по статьям' },
  publisher: 'The GDELT Project, gdeltproject.org',
  licence: 'unrestricted use with citation and link',
  mayExport: true,
  whole: false,
  open() {
    const articles = new Map<string, Article>();
    return table({ columns: COLUMNS, unnamed: true, delimiters: ['\t', ','], read: (row) => count(row, articles), last: () => [...articles.values()].flatMap(items) });
  },
};
