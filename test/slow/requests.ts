import { bent, chance, nasty, type Chance } from './chance.ts';

/** A request as it goes over the wire. */
export type Sent = { method: string; path: string; headers: Record<string, string>; body: Buffer | null; as: string };
/** A form as a page offered it: where it goes, and what it would send. */
export type Offered = { to: string; fields: [string, string][] };
/** What the requests are made of: addresses of every route, forms of every door, and each reader's cookie. */
export type World = { base: string; addresses: readonly string[]; forms: readonly Offered[]; /** One form of each door and one address of each route, tried before anything is left to chance. */ first: readonly (Offered | string)[]; readers: Readonly<Record<string, string | null>> };

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];
const KEYS = ['page', 'before', 'dossier', 'area', 'q', 'to', 'lang', 'version', 'language', 'consultation', 'everywhere', 'x-sveltekit-invalidated', '/', '/offices', '__proto__', 'done'];

/** Request number `n` of a seed: told from the two of them and from the world alone. */
export function request(seed: number, n: number, world: World): Sent {
  const by = chance(Math.imul(seed, 2_654_435_761) + n * 7919);
  by.next();
  const first = world.first[n];
  // Whoever may see most, for the one time that a route is sure to be read.
  // A digest is read by whoever subscribed to it, and by nobody else.
  const as = typeof first === 'string' ? (/^\/(?:digests\/SUB-1\/|papers\/)/.test(first) ? 'officer' : 'admin') : by.one(Object.keys(world.readers));
  const headers = headersOf(by, world, world.readers[as] ?? null);
  const sent = typeof first === 'string' ? { method: 'GET', path: first, body: null } : first || by.often(0.5) ? sending(by, world, headers, first) : reading(by, world);
  return { ...sent, path: onTheWire(sent.path), headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, latin(value)])), as };
}

function reading(by: Chance, world: World): Pick<Sent, 'method' | 'path' | 'body'> {
  let path = by.one(world.addresses);
  if (by.often(0.3)) path = path.split('/').map((part) => (part !== '' && by.often(0.3) ? encodeURIComponent(by.often(0.5) ? nasty(by).toWellFormed() : bent(by, part).toWellFormed()).slice(0, 6000) : part)).join('/');
  if (by.often(0.4)) path += `${path.includes('?') ? '&' : '?'}${Array.from({ length: 1 + by.int(3) }, () => `${encodeURIComponent(by.one(KEYS))}=${encodeURIComponent(nasty(by).toWellFormed()).slice(0, 6000)}`).join('&')}`;
  if (by.often(0.1)) path = path.replace(/(\?|$)/, `${by.one(['/__data.json', '/', '//', '/..', '/%2e%2e/%2e%2e', '%00', '%', '%ff', ';x', '.json', '/__route.js'])}$1`);
  return { method: by.often(0.9) ? 'GET' : by.one(METHODS), path, body: null };
}

function sending(by: Chance, world: World, headers: Record<string, string>, swept?: Offered): Pick<Sent, 'method' | 'path' | 'body'> {
  const form = swept ?? by.one(world.forms);
  const fields = changed(by, form.fields, world.forms);
  let path = form.to;
  if (!swept && by.often(0.1)) path = path.replace(/(T|D|W|C)-\d+/, nasty(by).toWellFormed().replace(/[/?#%\\]/g, ''));
  if (!swept && by.often(0.03)) path = by.one([...world.addresses, form.to.replace(/\?\/?.*/, ''), `${form.to.replace(/\?.*/, '')}?/${by.one(['join', 'position', 'announce', 'nothing', '__proto__', 'default'])}`]);
  const body = bodyOf(by, fields, headers);
  if (by.often(0.5)) headers.accept = by.one(['text/html', 'application/json', '*/*']);
  if (by.often(0.05)) headers['x-sveltekit-action'] = 'true';
  return { method: swept || by.often(0.95) ? 'POST' : by.one(METHODS), path, body };
}

/** Mostly as the page offered it, with some of it wrong: so that rules are reached, and not only the reading of forms. */
function changed(by: Chance, offered: readonly [string, string][], forms: readonly Offered[]): [string, string][] {
  const fields = offered.map(([name, value]): [string, string] => (value === '' && by.often(0.7) ? [name, by.often(0.5) ? 'some words' : nasty(by)] : [name, value]));
  for (let changes = by.int(4); changes > 0; changes--) {
    const at = by.int(fields.length || 1);
    const [name, value] = fields[at] ?? ['x', ''];
    switch (by.int(8)) {
      case 0: fields.splice(at, 1); break;
      case 1: fields.push([name, nasty(by)]); break;
      case 2: fields[at] = [bent(by, name), value]; break;
      case 3: fields[at] = [name, bent(by, value)]; break;
      case 4: fields.push(...by.one(forms).fields.slice(0, 3)); break;
      case 5: fields.push([by.one(['once', 'seen', 'hash', 'procedure', 'revision', 'version', 'person', 'do', 'title.en', 'words.ru', 'a[b][c]', '__proto__', '']), nasty(by)]); break;
      default: fields[at] = [name, nasty(by)];
    }
  }
  if (by.often(0.002)) for (let n = 0; n < 3000; n++) fields.push([`x${n}`, 'y']);
  return fields;
}

function bodyOf(by: Chance, fields: readonly [string, string][], headers: Record<string, string>): Buffer | null {
  const encoded = (): Buffer => Buffer.from(new URLSearchParams(fields.map(([name, value]) => [name, value])).toString());
  headers['content-type'] = 'application/x-www-form-urlencoded';
  if (by.often(0.6)) return encoded();
  if (by.often(0.5)) {
    const boundary = by.often(0.9) ? '----zq9' : bent(by, '----zq9').replace(/[^\x20-\x7e]/g, '').slice(0, 100);
    headers['content-type'] = `multipart/form-data; boundary=${boundary}`;
    const parts = fields.map(([name, value], i) => {
      const file = i === 0 && by.often(0.3) ? `; filename="${nasty(by).slice(0, 200)}"\r\ncontent-type: ${by.one(['text/csv', 'image/svg+xml', 'application/zip', 'x', ''])}` : '';
      return `------zq9\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
    });
    const whole = Buffer.from(`${parts.join('')}------zq9--\r\n`);
    return by.often(0.15) ? whole.subarray(0, by.int(whole.length + 1)) : whole;
  }
  switch (by.int(8)) {
    case 0: headers['content-type'] = 'application/json'; return Buffer.from(JSON.stringify(Object.fromEntries(fields)));
    case 1: return Buffer.from(JSON.stringify(fields));
    case 2: headers['content-type'] = by.one(['text/plain', 'text/xml', 'multipart/form-data', 'application/x-www-form-urlencoded; charset=utf-16', 'x', 'application/x-sveltekit-formdata']); return encoded();
    case 3: delete headers['content-type']; return encoded();
    case 4: return Buffer.concat([encoded(), Buffer.from([0x26, 0xff, 0xfe, 0x3d, 0xc3, 0x28, 0x25, 0x5a, 0x00])]);
    case 5: headers['content-encoding'] = by.one(['gzip', 'br', 'x']); return encoded();
    case 6: headers['content-type'] = 'application/json'; return Buffer.from('['.repeat(5000) + ']'.repeat(5000));
    default: return null;
  }
}

function headersOf(by: Chance, world: World, cookie: string | null): Record<string, string> {
  const headers: Record<string, string> = { accept: 'text/html', origin: world.base, 'x-forwarded-for': `10.${by.int(250)}.${by.int(250)}.${by.int(250)}` };
  if (cookie !== null) headers.cookie = cookie;
  if (!by.often(0.15)) return headers;
  switch (by.int(9)) {
    case 0: delete headers.origin; break;
    case 1: headers.origin = by.one(['null', 'https://elsewhere.example', nasty(by), world.base.replace('http', 'https')]); break;
    case 2: headers.cookie = `${cookie ?? 'comity_session=x'}; ${nasty(by)}=${nasty(by)}; comity_language=${nasty(by)}`; break;
    case 3: headers.cookie = `comity_session=${nasty(by)}`; break;
    case 4: headers['accept-language'] = nasty(by); break;
    case 5: headers['x-forwarded-for'] = nasty(by); break;
    case 6: headers['x-forwarded-proto'] = by.one(['https', 'ftp', nasty(by)]); headers['x-forwarded-host'] = nasty(by); break;
    case 7: headers.host = by.one(['elsewhere.example', '127.0.0.1', nasty(by)]); break;
    default: headers['if-none-match'] = nasty(by); headers['sec-fetch-site'] = by.one(['cross-site', 'same-origin', nasty(by)]); headers.range = 'bytes=0-1';
  }
  return headers;
}

/** Only what a client can put on the wire at all: the rest never reaches a server. */
const latin = (value: string): string => value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 12_000);
const onTheWire = (path: string): string => path.replace(/[^\x21-\x7e]/g, (c) => encodeURIComponent(c.toWellFormed())).slice(0, 14_000);
