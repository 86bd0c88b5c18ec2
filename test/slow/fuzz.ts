import { readFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';
import { EXAMPLE_RECORDS } from '../../src/example/network.ts';
import { client, landed, signedIn, type Answer, type Client } from '../browser/client.ts';
import { importUnitedNations } from '../browser/imported.ts';
import { addressOf, asked, nounOf, posts, routesWith } from '../browser/routes.ts';
import type { Server } from '../browser/server.ts';
import { MARKUP } from './chance.ts';
import { request, type Offered, type Sent, type World } from './requests.ts';

/**
 * Many requests that no page would send, against every route and as everybody. What must hold of each answer stands in
 * `faultIn`; what must hold of the desk afterwards is for the test.
 */
export const READERS = ['officer', 'general', 'admin', 'arm', 'blr', 'kaz', 'kgz', 'rus', 'tjk', 'analyst'] as const;
/** Those who may know of the hidden matter: three parties by name, and the secretariat. */
const ENTITLED = new Set(['officer', 'general', 'admin', 'arm', 'kgz', 'tjk']);
const HIDDEN = /okapi-([a-z]+)-quagga/;
const OURS = /node_modules|file:\/\/\/\S+\.(?:ts|js)|\bat async |SQLSTATE|syntax error at or near|violates [a-z-]+ constraint|(?:Type|Reference|Range|Syntax)Error:|\.ts:\d+/;
const MOST_MS = 10_000;
const AT_ONCE = 8;
/** Forms are read off the pages anew after so many requests: keys, hashes and revisions go stale. */
const HARVEST = 2500;

export type Fuzzed = { statuses: Record<string, number>; slowest: number; doors: Map<string, number>; routes: Map<string, number>; faults: string[]; memory: number[] };
type Heard = { status: number; headers: string; type: string; text: string; ms: number };

/** A matter that no word of may reach the others, with its words in every field. */
export async function hide(server: Server): Promise<void> {
  const officer = await signedIn(server.base, 'officer');
  const said = (name: string, field: string): Record<string, string> => ({ [`${name}.en`]: `okapi-${field}-quagga`, [`${name}.ru`]: `okapi-${field}-quagga` });
  const id = (answer: Answer): string => landed(answer).split('/').pop()!;
  const dossier = id(await officer.post('/dossiers/new', { ...said('title', 'title'), marking: 'named', named: ['ARM', 'KGZ', 'TJK'] }));
  id(await officer.post(`/dossiers/${dossier}/warnings/new`, {
    ...said('sentence', 'sentence'), ...said('consequence', 'consequence'), ...said('option1', 'option'), lead1: '24', leadUnit1: 'hours', probabilityFrom: '10', probabilityTo: '20', confidence: 'low', party: ['ARM', 'KGZ', 'TJK'],
    'horizon.day': '1 July 2022', 'horizon.hour': '12:00', 'answerBy.day': '20 June 2022', ...said('answerByReason', 'why'), evidence: 'ucdp-deaths.AFG.2022-04',
  }));
  await officer.post('/dossiers/new', { ...said('title', 'second'), marking: 'secretariat' });
  await importUnitedNations(server.folder);
}

export async function fuzz(server: Server, { requests, seed, say = () => undefined }: { requests: number; seed: number; say?: (line: string) => void }): Promise<Fuzzed> {
  const clients = new Map<string, Client>();
  const result: Fuzzed = { statuses: {}, slowest: 0, doors: new Map(posts().map((door) => [door, 0])), routes: new Map(routes().map((route) => [route, 0])), faults: [], memory: [] };
  let world = await harvest(server, clients);
  let n = 0;
  let harvesting: Promise<unknown> = Promise.resolve();
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const worker = async (): Promise<void> => {
    while (n < requests && result.faults.length < 20) {
      const mine = n++;
      if (mine > 0 && mine % HARVEST === 0) {
        harvesting = harvest(server, clients).then((anew) => (world = anew));
        result.memory.push(resident(server.pid));
        say(`${mine} of ${requests}: ${JSON.stringify(result.statuses)}, ${result.memory.at(-1)} MiB`);
      }
      await harvesting;
      const sent = request(seed, mine, world);
      const heard = await send(server.base, sent, agent);
      result.statuses[heard.status] = (result.statuses[heard.status] ?? 0) + 1;
      result.slowest = Math.max(result.slowest, heard.ms);
      count(result, sent, heard.status);
      const fault = faultIn(sent, heard);
      if (fault !== null) {
        result.faults.push(`seed ${seed}, request ${mine}: ${fault}\n  ${JSON.stringify({ ...sent, body: sent.body?.toString('latin1').slice(0, 1500) })}\n  ${heard.text.slice(0, 300)}`);
        say(result.faults.at(-1)!);
      }
      // Whoever was signed out on the way, by a form that did what it says, signs in again.
      if (sent.as !== 'anyone' && /^location: \/sign-in/m.test(heard.headers)) {
        const cookie = await session(server, clients, sent.as);
        world = { ...world, readers: { ...world.readers, [sent.as]: cookie } };
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  agent.destroy();
  result.memory.push(resident(server.pid));
  return result;
}

/** What is wrong with an answer, or null. */
function faultIn(sent: Sent, { status, headers, type, text, ms }: Heard): string | null {
  if (ms >= MOST_MS) return `no answer in ${MOST_MS} ms: ${text.slice(0, 400)}`;
  if (status === 0) return `no answer: ${text}`;
  if (status >= 500 && !(status === 501 && /^(?:TRACE|PROPFIND)$/.test(sent.method))) return `status ${status}`;
  const all = `${headers}\n${text}`;
  if (!ENTITLED.has(sent.as) && HIDDEN.test(all)) return `shows ${HIDDEN.exec(all)![0]} to ${sent.as}`;
  if (OURS.test(all)) return `says how it is made: ${OURS.exec(all)![0]}`;
  if (type.includes('html') && text.includes(MARKUP)) return 'gives markup back as markup';
  if (/^set-cookie: a=b/m.test(headers)) return 'sets a cookie that was sent in a field';
  if (/^location: (?:https?:)?\/\/(?!127\.0\.0\.1)/m.test(headers)) return 'leads to another site';
  return null;
}

/** What each line carried last: a request that gets no answer may suffer for the one before it. */
const last = new WeakMap<Socket, string>();

function send(base: string, { method, path, headers, body, as }: Sent, agent: Agent): Promise<Heard> {
  const began = performance.now();
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    let line: Socket | null = null;
    const done = (status: number, lines: string, type: string, text: string): void => {
      if (status === 0) text += ` (on a line that last carried ${line && last.get(line)})`;
      if (line) last.set(line, `${method} ${path.slice(0, 200)} with ${body?.length ?? 'no'} bytes of ${headers['content-type']} ${headers['content-encoding'] ?? ''}: ${status}`);
      resolve({ status, headers: lines, type, text, ms: performance.now() - began });
    };
    const req = httpRequest({ hostname, port, method, path, headers: { ...headers, ...(body ? { 'content-length': String(body.length) } : {}) }, agent, signal: AbortSignal.timeout(MOST_MS) }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      const lines = Object.entries(res.headers).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`)).join('\n');
      const end = (): void => done(res.statusCode!, lines, res.headers['content-type'] ?? '', Buffer.concat(chunks).toString('utf8'));
      res.on('end', end).on('error', end);
    });
    // An idle line may be closed at the very moment it is used again; nothing was read then, and it is sent anew.
    const again = (error: NodeJS.ErrnoException): boolean => req.reusedSocket && error.code === 'ECONNRESET' && body === null;
    // A server that has read enough closes the line while we still send: that is an answer too, and what we heard before counts.
    req.on('error', (error: NodeJS.ErrnoException) => (again(error) ? void send(base, { method, path, headers, body, as }, agent).then(resolve) : ['EPIPE', 'ECONNRESET'].includes(error.code ?? '') && body !== null ? done(400, '', '', '') : done(0, '', '', error.message)));
    req.on('socket', (socket) => void (line = socket));
    req.end(body ?? undefined);
  });
}

// --- the world

const routes = (): string[] => [...new Set([...routesWith('+page.svelte'), ...routesWith('+server.ts')])];

/** Values for the parameters of addresses. A parameter that stands in none of these lists fails the run: say here what is put there. */
const IDS: Record<string, readonly string[]> = { dossiers: ['D-2', 'D-1', 'D-3', 'D-4', 'D-5', 'D-6', 'D-7', 'D-8'], warnings: ['W-1', 'W-2', 'W-3', 'W-4', 'W-5'], consultations: ['C-1', 'C-2', 'C-3', 'C-4'], texts: ['T-1', 'T-2', 'T-3'], watch: ['southern-borders'], imports: ['E-1', 'E-2', 'E-9'], operations: ['OP-1', 'OP-2', 'OP-9'], proposals: ['WP-1', 'WP-9'], partners: ['UN', 'SCO', 'NOBODY'], commitments: ['CM-1', 'CM-4', 'CM-11', 'CM-99'], exercises: ['EX-1', 'EX-2', 'EX-6', 'EX-99'], aid: ['AID-1', 'AID-2', 'AID-9'], meetings: ['M-1', 'M-2', 'M-9'], offices: ['special_representative', 'secretary_general', 'chair', 'nobody'], records: [EXAMPLE_RECORDS.tasking, EXAMPLE_RECORDS.answer, '0180c5a1-0000-7000-8000-000000000000', 'x'], taskings: [EXAMPLE_RECORDS.tasking, EXAMPLE_RECORDS.answer, 'x'], papers: ['P-1', 'P-9'], cap: ['0180c5a1-0000-7000-8000-000000000000', 'x'] };
const PARAMETERS: Record<string, readonly string[]> = { path: ['', 'records/', 'records/collections/', 'records/collections/x/objects/'], origin: ['secretariat', 'TJK-1', 'secretariat', 'nobody'], token: ['A'.repeat(43), 'x', `${'b'.repeat(43)}.ics`], seq: ['1', '14', '30', '48', '50', '81', '82', '83'], party: ['KGZ', 'ARM', 'ZZZ'], dossier: ['D-1', 'D-5', 'desk'], symbol: ['CSC/ST/2022/1', 'CSC/ST/2022/2'], language: ['en', 'ru'], source: ['ucdp-ged', 'gdelt-events', 'cap', 'nobody'], forecast: ['F-10', 'F-1', 'F-9', 'F-99'], area: ['AFG', 'TJK', 'ZZZ'], set: ['SC-1', 'SC-9'], what: ['strength', 'decide', 'change', 'offer', 'move', 'stage', 'close', 'correct', 'claim', 'notify', 'report', 'require', 'equipment', 'visit', 'review', 'nothing'], package: ['MP-1', 'MP-9'], 'chart of a country': ['fan', 'past', 'similar', 'map'], chart: ['map', 'fan', 'past', 'similar', 'time', 'area', 'months', 'group.violence', 'ucdp-deaths.PAK', 'none'], format: ['svg', 'csv', 'png', 'pdf'], number: ['TJK-2022-001', 'TJK-2022-999'], subscription: ['SUB-1', 'SUB-3', 'SUB-9'], period: ['2022-05-06', '2022-W18', 'never'], run: ['R-1', 'R-3', 'R-9'], signal: ['incidents.AF-TAK.2022-W18', 'incidents.AFG.2022-W18', 'ucdp-deaths.PAK.2022-03', 'none.XX.2022-W99'] };

function valuesFor(route: string, name: string): readonly string[] {
  const values = route.startsWith('x/') ? ['lane', 'directory', 'head', 'nudge', 'nothing'] : name === 'id' ? IDS[nounOf(route)] : PARAMETERS[name === 'chart' && route.includes('[area]') ? 'chart of a country' : name];
  if (!values) throw new Error(`the fuzz does not know what to put for [${name}] in ${route}: say it in test/slow/fuzz.ts`);
  return values;
}

function addressesOf(route: string): string[] {
  const longest = Math.max(1, ...[...route.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => valuesFor(route, name!).length));
  return [...new Set(Array.from({ length: longest }, (_, i) => addressOf(route, (name) => valuesFor(route, name)[i % valuesFor(route, name).length]!) + asked(route)))];
}

/** Each sign-in comes from an address of its own, as the requests do: the limits are tried elsewhere. */
let signIns = 0;

async function session(server: Server, clients: Map<string, Client>, reader: string): Promise<string> {
  const made = await signedIn(server.base, reader, { 'x-forwarded-for': `172.16.${Math.floor(++signIns / 250) % 250}.${signIns % 250}` });
  clients.set(reader, made);
  return [...made.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** Everybody's cookie, every address, and every form that some page offers to somebody; a door that no page offers gets an empty form. */
async function harvest(server: Server, clients: Map<string, Client>): Promise<World> {
  const readers: Record<string, string | null> = { anyone: null };
  for (const reader of READERS) readers[reader] = await session(server, clients, reader);
  const pages = routesWith('+page.svelte').flatMap(addressesOf);
  const forms: Offered[] = [];
  for (const reader of ['officer', 'admin', 'arm', 'tjk', 'kgz', 'anyone'] as const) {
    const one = clients.get(reader) ?? client(server.base);
    for (const page of pages) forms.push(...formsIn(page, (await one.get(page)).text));
  }
  for (const door of posts()) for (const to of addressesOf(door)) forms.push({ to, fields: [] });
  // Moving the clock, and backing up and verifying, are tried like the rest, and seldom: a desk whose hour is the year 9999 has nothing to try, and one that verifies without end no time to.
  const seldom = forms.filter((form) => /^\/(?:example\/clock|administration)/.test(form.to));
  // A form that stands on every page, as signing out does, is one form.
  const once = new Map(forms.filter((form) => !seldom.includes(form)).map((form) => [`${form.to} ${form.fields.map(([name]) => name).join(' ')}`, form]));
  const doors = posts().map((door): Offered => ({ to: addressesOf(door)[0]!, fields: [] }));
  return { base: server.base, addresses: routes().flatMap(addressesOf), first: [...doors, ...routes().map((route) => addressesOf(route)[0]!)], forms: [...once.values(), ...new Map(seldom.map((form) => [form.to, form])).values()], readers };
}

const unescape = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replace(/okapi-[a-z]+-quagga/g, 'x');

function formsIn(page: string, html: string): Offered[] {
  return html.split('<form').slice(1).flatMap((part): Offered[] => {
    const tag = part.slice(0, part.indexOf('>'));
    if (!/method="post"/i.test(tag)) return [];
    const action = unescape(/action="([^"]*)"/.exec(tag)?.[1] ?? '');
    const inside = part.slice(0, part.indexOf('</form>'));
    const fields = [...inside.matchAll(/<(input|select|textarea|button)\b([^>]*)>/g)].flatMap(([, kind, attributes]): [string, string][] => {
      const name = /\bname="([^"]*)"/.exec(attributes!)?.[1];
      if (name === undefined) return [];
      const value = kind === 'select' ? (/<option[^>]*value="([^"]+)"/.exec(inside.slice(inside.indexOf(attributes!)))?.[1] ?? '') : (/\bvalue="([^"]*)"/.exec(attributes!)?.[1] ?? '');
      return [[unescape(name), unescape(value)]];
    });
    const to = action.startsWith('?') ? page.replace(/\?.*/, '') + action : action === '' ? page : action;
    // Nobody of those who try is shut out or given another office, else there would be nobody to try as.
    const people = /^\/people\?\/(?:close|offices)/.test(to);
    return [{ to, fields: people ? fields.map(([name, value]) => [name, name === 'person' ? 'a.nobody' : value]) : fields }];
  });
}

function count({ doors, routes: seen }: Fuzzed, sent: Sent, status: number): void {
  if (status === 429) return;
  const path = sent.path.split('?')[0]!;
  for (const [door] of doors) {
    const [route, action] = door.split('?/');
    if (sent.method === 'POST' && matches(route!, path) && (action === undefined || sent.path.includes(`?/${action}`))) doors.set(door, doors.get(door)! + 1);
  }
  for (const [route] of seen) if (sent.method === 'GET' && status < 400 && matches(route, path)) seen.set(route, seen.get(route)! + 1);
}

const patterns = new Map<string, RegExp>();
function matches(route: string, path: string): boolean {
  let pattern = patterns.get(route);
  if (!pattern) patterns.set(route, (pattern = new RegExp(`^/${route.split('/').filter((part) => !part.startsWith('(')).map((part) => (part.startsWith('[...') ? '.+' : part.startsWith('[') ? '[^/]+' : part)).join('/')}$`)));
  return pattern.test(path);
}

const resident = (pid: number): number => (process.platform === 'linux' ? Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024) : 0);
