import { isRefusal, refuse, type Refusal } from '../../../core/refusal.ts';
import { shown } from '../../../core/ingest/text.ts';
import type { Answer, Asked, Network } from '../../../platform/network.ts';

/**
 * What comes from a network: text for the reader of the source, in pieces, and how many rows the publisher says there
 * are, where it says so. A refusal ends the text, and nothing of it may then be kept.
 */
export type Download = { readonly expected: number | null; readonly text: AsyncIterable<string | Refusal> };

const TRIES = 5;
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 120_000;
/** Too many requests, or trouble that passes. */
const PASSES = [429, 500, 502, 503, 504];

const hostOf = (url: string): string => new URL(url).host;

/** Asks, and asks again after a pause where that may help. @param alsoPasses statuses that mean "later" to this publisher */
async function ask(network: Network, url: string, what: Asked, alsoPasses: readonly number[]): Promise<Answer | Refusal> {
  let last: Refusal = refuse('sources.fetch_failed', { host: hostOf(url), reason: '' });
  for (let tries = 1; tries <= TRIES; tries++) {
    let wait = FIRST_PAUSE * 2 ** (tries - 1);
    try {
      const answer = await network.ask(url, what);
      if (answer.status === 200) return answer;
      last = refuse('sources.fetch_refused', { host: hostOf(url), status: answer.status });
      if (!PASSES.includes(answer.status) && !alsoPasses.includes(answer.status)) return last;
      const told = Number(answer.header('retry-after'));
      if (told > 0) wait = Math.min(told * 1000, LONGEST_PAUSE);
    } catch (error) {
      last = failed(url, error);
    }
    if (tries < TRIES) await network.pause(wait);
  }
  return last;
}

const failed = (url: string, error: unknown): Refusal => refuse('sources.fetch_failed', { host: hostOf(url), reason: shown(error instanceof Error ? error.message : '') });
export const unreadable = (url: string, reason: string): Refusal => refuse('sources.fetch_unreadable', { host: hostOf(url), reason: shown(reason) });

/** The bytes of an answer. */
export async function askBytes(network: Network, url: string, what: Asked = {}): Promise<Uint8Array | Refusal> {
  const answer = await ask(network, url, what, []);
  if (isRefusal(answer)) return answer;
  try {
    return await answer.bytes();
  } catch (error) {
    return failed(url, error);
  }
}

export type Json = Readonly<Record<string, unknown>>;

/** The object that an answer in JSON is. */
export async function askJson(network: Network, url: string, what: Asked = {}, alsoPasses: readonly number[] = []): Promise<Json | Refusal> {
  const answer = await ask(network, url, what, alsoPasses);
  if (isRefusal(answer)) return answer;
  let text: string;
  try {
    text = await answer.text();
  } catch (error) {
    return failed(url, error);
  }
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Json) : unreadable(url, 'no object');
  } catch {
    return unreadable(url, text);
  }
}

/** Pages of rows as one table of delimited text, whose columns are those of the first row. Readers read the same from a file. */
export function tableOf(): (rows: readonly Json[]) => string {
  let columns: readonly string[] | null = null;
  return (rows) => {
    const [first] = rows;
    if (first === undefined) return '';
    const head = columns === null ? [Object.keys(first)] : [];
    columns ??= Object.keys(first);
    return [...head, ...rows.map((row) => columns!.map((column) => row[column]))].map((cells) => `${cells.map(cell).join(',')}\n`).join('');
  };
}

function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const rowsIn = (json: Json, name: string): readonly Json[] | null => (Array.isArray(json[name]) && json[name].every((row) => typeof row === 'object' && row !== null) ? (json[name] as Json[]) : null);
