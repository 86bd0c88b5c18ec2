import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Found = { violations: { id: string; nodes: { target: unknown[] }[] }[]; passes: unknown[] };

/**
 * What axe complains of on a page: each rule, with the first places where it does not hold.
 * It runs in the page as it stands, which takes a tenth of the time that it takes through a page of its own.
 * @param only the one rule to hold it against; without it, all of them.
 */
export async function axe(page: Page, only?: string): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe is not asked about frames within a page');
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  const { violations, passes } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: { run(of: Document, options: object): Promise<Found> } }).axe.run(document, options),
    { resultTypes: ['violations'], ...(only === undefined ? {} : { runOnly: { type: 'rule', values: [only] } }) },
  );
  if (violations.length + passes.length === 0) throw new Error('axe has looked at nothing');
  return violations.map((one) => `${one.id} ${one.nodes.slice(0, 2).map((node) => node.target.join(' ')).join(' | ')}`);
}
