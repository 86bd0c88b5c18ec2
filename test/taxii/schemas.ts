import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The schemas of OASIS for STIX 2.1, which are no part of the repository: `../shared` beside it, or where COMITY_SHARED says. */
const FOLDER = join(process.env.COMITY_SHARED ?? join(import.meta.dirname, '../../../shared'), 'data/network/stix2.1-schemas/schemas');
export const absent = !existsSync(FOLDER);
if (absent) process.stderr.write('\n!!! NO SCHEMAS OF STIX, objects are not held against them: ../shared is absent !!!\n\n');

type Found = { readonly type: string; readonly id: string } & Record<string, unknown>;

/** What is wrong with an object by the schema of its type; a type without one is wrong too. */
export function schemas(): (object: Found) => string[] {
  // Their patterns have escapes that the unicode flag of JavaScript does not take.
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: false, allErrors: true });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  const byType = new Map<string, string>();
  for (const path of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.json'))) {
    const schema = JSON.parse(readFileSync(join(FOLDER, path), 'utf8')) as { $id: string; title: string };
    ajv.addSchema(schema);
    byType.set(path.replace(/^.*[/\\]|\.json$/g, ''), schema.$id);
  }
  const checks = new Map<string, ValidateFunction>();
  return (object) => {
    const id = byType.get(object.type);
    if (id === undefined) return [`no schema of ${object.type}`];
    const check = checks.get(id) ?? ajv.getSchema(id)!;
    checks.set(id, check);
    return check(object) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${object.id} ${instancePath} ${message}`);
  };
}
