import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLE_RECORDS } from '../../src/example/network.ts';

/** The routes as the file system has them, so that a test cannot forget one. */
const ROUTES = join(import.meta.dirname, '../../src/routes');

/** Folders of the routes that hold this file; the root is ''. */
export function routesWith(file: string): string[] {
  const paths = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return paths.filter((path) => path === file || path.endsWith(`/${file}`)).map((path) => path.slice(0, -file.length).replace(/\/$/, '')).sort((a, b) => (a < b ? -1 : 1));
}

/** The address of a route: groups left out, each parameter by what is given for it. */
export const addressOf = (route: string, parameter: (name: string) => string): string =>
  `/${route.split('/').filter((part) => !part.startsWith('(')).map((part) => part.replace(/\[(?:\.\.\.)?(\w+)\]/, (_, name: string) => parameter(name))).join('/')}`;

/** Every form that a page takes, as `route` or `route?/action`, and every address of its own that takes a POST. */
export function posts(): string[] {
  const forms = routesWith('+page.server.ts').flatMap((route) => {
    const actions = readFileSync(join(ROUTES, route, '+page.server.ts'), 'utf8').split('export const actions')[1] ?? '';
    return [...actions.matchAll(/^ {2}(\w+): async/gm)].map(([, name]) => (name === 'default' ? route : `${route}?/${name}`));
  });
  return [...forms, ...routesWith('+server.ts').filter((route) => readFileSync(join(ROUTES, route, '+server.ts'), 'utf8').includes('export const POST'))];
}

/** What a node has that released something, or signed a warning: the example desk did neither, and answers that there is nothing. `records.test.ts` visits it on one that did. */
export const OF_A_NODE: readonly string[] = ['records/[id]', 'records/[id].dsse.json', 'cap/[id].xml'];
const RECORD = '0180c5a1-0000-7000-8000-000000000000';

/** Identifiers that exist on the example desk, with files taken in beside it (`imported.ts`). */
const THERE: Record<string, string> = { seq: '30', dossier: 'D-1', symbol: 'CSC/ST/2022/1', language: 'ru', source: 'ucdp-ged', number: 'TJK-2022-001', chart: 'map', format: 'svg', subscription: 'SUB-1', period: '2022-05-06', signal: 'incidents.AF-TAK.2022-W18', run: 'R-3', forecast: 'F-10', token: 'A'.repeat(43), area: 'AFG', set: 'SC-1', what: 'strength', origin: 'secretariat', package: 'MP-1', party: 'KGZ' };
const IDS: Record<string, string> = { dossiers: 'D-2', warnings: 'W-2', proposals: 'WP-1', partners: 'UN', meetings: 'M-1', offices: 'special_representative', consultations: 'C-2', texts: 'T-2', watch: 'southern-borders', imports: 'E-1', operations: 'OP-1', commitments: 'CM-1', exercises: 'EX-1', aid: 'AID-1', records: RECORD, cap: RECORD, taskings: EXAMPLE_RECORDS.tasking, papers: 'P-1' };

/** What a page asks for in its address, without which there is none. */
export const asked = (route: string): string => (route.endsWith('/file') ? '?version=1&language=ru' : route.endsWith('measures/packages/new') ? '?warning=W-2' : '');

/** What an address names with `[id]`: `warnings`, in `(desk)/warnings/[id]`. */
export const nounOf = (route: string): string => /(\w+)(?:\/\[\w+\])*\/\[id\]/.exec(route)?.[1] ?? '';

/** The address of something that is there. */
export const addressThere = (route: string): string => addressOf(route, (name) => THERE[name] ?? (route.includes('[origin]/[id]') ? EXAMPLE_RECORDS.assessment : IDS[nounOf(route)]) ?? '') + asked(route);
