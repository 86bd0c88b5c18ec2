import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { contextFor, openBrowser, type Person, type View } from './browser.ts';
import { comity, facts } from './command.ts';
import { inFewColours, pixelsOf } from '../png.ts';
import { startServer } from './server.ts';

/** Takes the pictures of docs/tour from the example desk and writes the page that lists them. */
const FOLDER = join(import.meta.dirname, '../../docs/tour');
/** All pictures together stay under this, so that a clone stays small. */
const MOST_MIB = 3;

/** Recorded votes, which are no part of the repository: `../shared` beside it, or where COMITY_SHARED says. Where they are absent, the picture taken before stays. */
const VOTES = join(process.env.COMITY_SHARED ?? join(import.meta.dirname, '../../../shared'), 'data/domain/unga-votes/unga-votes-csto-1992-2019.csv');

type Picture = { /** A file of votes that is taken in first. */ needs?: string; name: string; as: Person | null; path: string; says: string; view?: View; height?: number; first?: (page: Page) => Promise<void> };
const NARROW = { width: 390 } as const;

const PICTURES: readonly Picture[] = [
  { name: 'today', as: 'tjk', path: '/', says: 'Today, as the delegate of Tajikistan finds it: what needs an answer, by the hour, in two clocks.' },
  { name: 'dossier', as: 'officer', path: '/dossiers/D-1', says: 'A dossier: five days from the warning to the decision, and where they went.', height: 1180 },
  { name: 'watch', as: 'officer', path: '/watch/southern-borders', says: 'What is watched: real series with what is missing hatched, a map with the border segments, and signals further down.', height: 1180 },
  { name: 'signal', as: 'officer', path: '/watch/southern-borders/signals/incidents.AF-TAK.2022-W18', says: 'Why a signal stands here: observed, expected, how rare, by which rule, on which import, by which events, what would clear it; in the dark.', view: { dark: true }, height: 1180 },
  { name: 'programme', as: 'officer', path: '/dossiers/D-5', says: 'A dossier of real facts, each with its source: 927 days from a warning to an approved programme.', height: 1180 },
  { name: 'gap', as: 'officer', path: '/gap', says: 'The gap as a figure of the organisation.' },
  { name: 'warning', as: 'kaz', path: '/warnings/W-2', says: 'A warning: addressees, options with lead times, the date to answer by, figures as evidence.', height: 1180 },
  { name: 'refusal', as: 'officer', path: '/dossiers/D-3/warnings/new', says: 'A warning without an addressee is refused: what did not happen, why, how to mend it. What was entered stays.', first: forgetAddressee },
  { name: 'consultation', as: 'tjk', path: '/consultations/C-2', says: 'A consultation under Article 2: who has answered, who still owes an answer, and by when.' },
  { name: 'text', as: 'tjk', path: '/texts/T-2', says: 'A text under silence: the hour, the paragraphs, where the parties stand.', height: 1180 },
  { name: 'preview', as: 'kgz', path: '/texts/T-2?from=1', says: 'What an objection would do, before it is made; what changed since version 1; and where the capital’s instructions stand.', first: askWhatWouldFollow, height: 1180 },
  { name: 'meeting', as: 'officer', path: '/meetings/M-1', says: 'A meeting on the request: agenda with papers, who was there, what was said and decided, by which rule.', height: 1180 },
  { name: 'notices', as: 'kaz', path: '/notices', says: 'Notices: who is told what, worked out from the acts and the hour.' },
  { name: 'calendar', as: 'arm', path: '/calendar', says: 'The calendar: hours, ends of mandates, reports and statutory dates; each person has a feed of it.' },
  { name: 'efficiency', as: 'general', path: '/efficiency', says: 'Hours from request to meeting and to answer, silences broken, and the age of what is open.' },
  { name: 'statement', as: null, path: '/statements/CSC/ST/2022/1', says: 'A published statement with its reservation, and how anyone can check it.', height: 1180 },
  { name: 'charter', as: 'blr', path: '/charter', says: 'The charter: the organisation as data; what no source confirms is marked.', height: 1180 },
  { name: 'explore', as: 'officer', path: '/watch/southern-borders/explore?count=incidents&area=AF-TAK', says: 'Counts by week and province, invented for the example: a time brush, a map that says numbers, what is not covered hatched.' },
  { name: 'article', as: 'officer', path: '/article', says: 'An article read fact by fact: what it states, who said it and when, and where on the desk each of its 121 facts is kept; rival values side by side.' },
  { name: 'operation', as: 'planner', path: '/operations/OP-2', says: 'An operation, invented: what is owed by when, the mandate with its end, strength by day.', height: 1180 },
  { name: 'commitments', as: 'officer', path: '/commitments', says: 'Pledges followed to their outcome: real ones, with the days that each took or has waited.', height: 1180 },
  { name: 'goals', as: 'kaz', path: '/commitments/goals', says: 'A goal: its milestones, the days since the last one, and figures of use with their sources.' },
  { name: 'voice', as: 'officer', path: '/partners/voice', says: 'One voice as a figure: how often the members vote alike in the General Assembly, by year and by pair. Derived from recorded votes, 1992 to 2019, which are no part of the example.', height: 1180, needs: VOTES },
  { name: 'today-ru', as: 'kaz', path: '/', says: 'Today in Russian, for the delegate of Kazakhstan.', view: { lang: 'ru' } },
  { name: 'today-narrow', as: 'tjk', path: '/', says: 'Today on a telephone.', view: NARROW },
  { name: 'text-ru-narrow', as: 'arm', path: '/texts/T-2', says: 'The text under silence on a telephone, in Russian.', view: { ...NARROW, lang: 'ru' } },
  { name: 'statement-ru-narrow', as: null, path: '/statements/CSC/ST/2022/1', says: 'The statement on a telephone, in Russian.', view: { ...NARROW, lang: 'ru' } },
];

async function forgetAddressee(page: Page): Promise<void> {
  await page.fill('[name="sentence.en"]', 'Relief goods may stand at the crossings from 1 June.');
  await page.fill('[name="probabilityFrom"]', '60');
  await page.fill('[name="probabilityTo"]', '80');
  await page.check('[name=confidence][value=moderate]');
  await page.fill('[name="consequence.en"]', 'Goods promised for early summer would arrive in autumn.');
  await page.locator('main form').getByRole('button').last().click();
  await page.getByRole('alert').waitFor();
}

async function askWhatWouldFollow(page: Page): Promise<void> {
  await page.check('#your [name=paragraph][value="4"]');
  await page.check('#your [name=kind][value=objects]');
  await page.fill('#your [name="words.en"]', 'Seven days are too few.');
  await page.locator('#your button[formaction^="?/preview"]').click();
  await page.locator('.preview').waitFor();
}

async function take(browser: Browser, base: string, { name, as, path, view = {}, height = 900, first }: Picture): Promise<number> {
  const { context, page } = await contextFor(browser, base, as, view);
  await page.setViewportSize({ width: view.width ?? 1440, height: view.width === NARROW.width ? 844 : height });
  await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${view.lang ?? 'en'}`);
  await first?.(page);
  await page.evaluate(() => document.fonts.ready);
  const picture = inFewColours(pixelsOf(await page.screenshot({ animations: 'disabled', caret: 'hide' })));
  writeFileSync(join(FOLDER, `${name}.png`), picture);
  await context.close();
  return picture.length;
}

const list = (): string => `# A tour of the example desk

\`npm run tour\` takes these pictures from a fresh example desk, on its clock: 12 May 2022, twenty to eleven in Moscow. Persons, texts, positions and acts are invented; the figures of the series and the facts of the charter are not.

${PICTURES.map(({ name, says }) => `## ${name}\n\n${says}\n\n![${says}](${name}.png)\n`).join('\n')}`;

async function tour(): Promise<number> {
  const browser = await openBrowser();
  if (!browser) return 1;
  const server = await startServer();
  try {
    mkdirSync(FOLDER, { recursive: true });
    const kept = new Set(PICTURES.filter(({ needs }) => needs !== undefined && !existsSync(needs)).map(({ name }) => `${name}.png`));
    for (const old of readdirSync(FOLDER).filter((file) => file.endsWith('.png') && !kept.has(file))) rmSync(join(FOLDER, old));
    let bytes = 0;
    for (const picture of PICTURES) {
      if (kept.has(`${picture.name}.png`)) {
        process.stderr.write(`\n!!! ${picture.name}: ${picture.needs} is absent, the picture taken before stays !!!\n\n`);
        continue;
      }
      if (picture.needs !== undefined) facts(await comity(server.folder, ['import', 'unga-votes', picture.needs, '--json']));
      const size = await take(browser, server.base, picture);
      bytes += size;
      process.stdout.write(`${picture.name.padEnd(20)} ${Math.ceil(size / 1024)} KiB\n`);
    }
    writeFileSync(join(FOLDER, 'README.md'), list());
    const mib = bytes / 1024 / 1024;
    process.stdout.write(`${PICTURES.length} pictures, ${mib.toFixed(2)} MiB in docs/tour\n`);
    if (mib > MOST_MIB) process.stderr.write(`The pictures are larger than ${MOST_MIB} MiB together: take fewer, or lower ones.\n`);
    return mib > MOST_MIB ? 1 : 0;
  } finally {
    await browser.close();
    await server.stop();
  }
}

process.exitCode = await tour();
