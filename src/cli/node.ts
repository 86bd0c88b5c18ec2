import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { directorySchema, type Directory, type Member, type Quorum } from '../core/exchange/directory.ts';
import { DIRECTORY_TYPE, envelopeSchema, keyidOf, keySchema, seal } from '../core/exchange/envelope.ts';
import { hashOf } from '../core/exchange/record.ts';
import { refuse } from '../core/refusal.ts';
import { cardOf } from '../features/exchange/index.ts';
import { systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { OperationResult } from '../platform/desk.ts';
import { faultIn, fileOf, makeKey, makeNode, means, nodeFile, readNode, releasingKey, rotated, signerOf, writePrivate } from '../platform/keys.ts';

/** What makes a node, an officer's key and a directory. Needs no desk; nothing here leaves the machine. */
type Values = Record<string, unknown>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A file that was given is not there, or not what it should be; `where` names the field. */
class BadFile extends Error {
  readonly file: string;
  readonly where: string;
  constructor(file: string, where: string) {
    super(`${file}: ${where}`);
    [this.file, this.where] = [file, where];
  }
}
/** @throws BadFile */
function readAs<T>(schema: z.ZodType<T>, file: string): T {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new BadFile(file, error instanceof SyntaxError ? 'JSON' : ((error as { code?: string }).code ?? ''));
  }
  const read = schema.safeParse(value);
  if (!read.success) throw new BadFile(file, read.error.issues[0]!.path.join('.'));
  return read.data;
}
const officerFile = z.strictObject({ name: z.string().min(1), key: keySchema, secret: z.string() });
const publicOfficers = (files: readonly string[], need: number): Quorum => ({ need, officers: files.map((file) => readAs(z.object({ name: z.string(), key: keySchema }), file)).map(({ name, key }) => ({ name, key })) });

const cardSchema = z.object({ net: z.string(), member: directorySchema.shape.nodes.element });

type NodeCommand = (config: Config, positionals: readonly string[], values: Values) => OperationResult;
const done = (facts: object): OperationResult => ({ ok: true, facts: facts as Record<string, unknown> });

const init: NodeCommand = (config, _, values) => {
  const file = nodeFile(config.dataFolder);
  if (existsSync(file)) return { ok: false, refusal: refuse('exchange.node_exists', { file }) };
  const officers = (values.officer as string[] | undefined) ?? [];
  const node = makeNode({
    net: text(values.net), node: text(values.id), name: text(values.name) || text(values.id), endpoint: text(values.endpoint) || null, readers: text(values.readers) === '' ? ['secretariat'] : text(values.readers).split(','),
    anchor: officers.length === 0 ? null : publicOfficers(officers, Number(values.need ?? officers.length)),
  }, systemClock().now());
  const wrong = faultIn(node);
  if (wrong !== null) return { ok: false, refusal: refuse('exchange.bad_setting', { where: wrong }) };
  writePrivate(file, node);
  return done({ file, ...cardOf(readNode(file)!) });
};

const card: NodeCommand = (config) => {
  const node = readNode(nodeFile(config.dataFolder));
  return node ? done(cardOf(node)) : { ok: false, refusal: refuse('exchange.no_node') };
};

/** Gives a node that has none a key to release with. Its card is then another, and goes to the secretariat again. */
const releasing: NodeCommand = (config) => {
  const file = nodeFile(config.dataFolder);
  const node = readNode(file);
  if (!node) return { ok: false, refusal: refuse('exchange.no_node') };
  if (node.releasing) return { ok: false, refusal: refuse('release.key_exists', { file }) };
  const kept = fileOf(node);
  writePrivate(file, { ...kept, releasing: releasingKey(node.net, node.node, node.identity, systemClock().now()) });
  return done({ file, ...cardOf(readNode(file)!) });
};

const officer: NodeCommand = (_, [file], values) => {
  if (existsSync(file!)) return { ok: false, refusal: refuse('exchange.node_exists', { file: file! }) };
  const key = makeKey();
  writePrivate(file!, { name: text(values.name) || file!, ...key });
  return done({ file, name: text(values.name) || file!, key: key.key });
};

/** A new signing key under the same identity. What was signed stays signed; the next directory needs the new card, and the server a restart. */
const rotate: NodeCommand = (config) => {
  const file = nodeFile(config.dataFolder);
  const node = readNode(file);
  if (!node) return { ok: false, refusal: refuse('exchange.no_node') };
  const kept = fileOf(node);
  writePrivate(file, rotated(kept, systemClock().now()));
  return done({ file, ...cardOf(readNode(file)!) });
};

const listed = (value: unknown): readonly string[] => (value as string[] | undefined) ?? [];

/**
 * The members of the next version: cards take the place of what stood there, and leave standing what was said of keys and
 * of membership; then what the officers say now.
 * @returns the option that names nobody
 */
function membersOf(present: readonly Member[], cards: readonly Member[], values: Values, now: string): Member[] | { wrong: string } {
  const merged = (card: Member): Member => {
    const before = present.find(({ id }) => id === card.id);
    if (!before) return card;
    const known = new Map(before.keys.map((one) => [one.key, one]));
    const keys = card.keys.map((one) => ({ ...one, until: known.get(one.key)?.until ?? one.until, compromised: known.get(one.key)?.compromised ?? one.compromised }));
    return { ...card, status: before.status, keys: [...before.keys.filter(({ key }) => !keys.some((one) => one.key === key)), ...keys] };
  };
  let nodes = [...present.filter(({ id }) => !cards.some((card) => card.id === id)), ...cards.map(merged)];
  const statuses = [...listed(values.suspend).map((id) => [id, 'suspended'] as const), ...listed(values.resume).map((id) => [id, 'active'] as const)];
  for (const [id, status] of statuses) {
    if (!nodes.some((one) => one.id === id)) return { wrong: status === 'active' ? 'resume' : 'suspend' };
    nodes = nodes.map((one) => (one.id === id ? { ...one, status } : one));
  }
  for (const one of listed(values.compromised)) {
    const [id, keyid = ''] = one.split(':');
    const found = nodes.find((node) => node.id === id)?.keys.filter(({ key }) => keyidOf(means, key)!.startsWith(keyid.toLowerCase())) ?? [];
    if (keyid.length < 8 || found.length !== 1) return { wrong: 'compromised' };
    nodes = nodes.map((node) => (node.id === id ? { ...node, keys: node.keys.map((key) => (key === found[0] ? { ...key, compromised: text(values.at) || now } : key)) } : node));
  }
  return nodes;
}

/** Makes the next version of the directory from the cards of its nodes and signs it with the officers' keys that are given. */
const directory: NodeCommand = (_, [file], values) => {
  const cards = ((values.card as string[] | undefined) ?? []).map((one) => readAs(cardSchema, one));
  const files = (values.officer as string[] | undefined) ?? [];
  const before = values.after === undefined ? null : readAs(envelopeSchema, text(values.after));
  const bytes = before && Buffer.from(before.payload, 'base64');
  const present = bytes && (JSON.parse(bytes.toString('utf8')) as Directory);
  if (!present && cards.length === 0) return { ok: false, refusal: refuse('exchange.bad_setting', { where: 'card' }) };
  const now = systemClock().now();
  const nodes = membersOf(present ? present.nodes : [], cards.map(({ member }) => member), values, now);
  if ('wrong' in nodes) return { ok: false, refusal: refuse('exchange.bad_setting', { where: nodes.wrong }) };
  const next: Directory = {
    v: 1, net: present?.net ?? cards[0]!.net, version: (present?.version ?? 0) + 1, prev: bytes && hashOf(means, bytes), issued: now,
    quorum: present?.quorum ?? publicOfficers(files, Number(values.need ?? files.length)),
    nodes,
  };
  const whole = directorySchema.safeParse(next);
  if (!whole.success) return { ok: false, refusal: refuse('exchange.bad_setting', { where: whole.error.issues[0]!.path.join('.') }) };
  writeFileSync(file!, `${JSON.stringify(seal(means, DIRECTORY_TYPE, whole.data, files.map((one) => signerOf(readAs(officerFile, one)))))}\n`);
  return done({ file, version: next.version, nodes: next.nodes.map(({ id }) => id), signed: files.length });
};

/** A file that cannot be read is said, and changes nothing: every file is read before one is written. */
const careful = (command: NodeCommand): NodeCommand => (...given) => {
  try {
    return command(...given);
  } catch (error) {
    if (error instanceof BadFile) return { ok: false, refusal: refuse('exchange.bad_file', { file: error.file, where: error.where }) };
    throw error;
  }
};

export const NODE: Readonly<Record<string, NodeCommand>> = { 'node init': careful(init), 'node card': careful(card), 'node rotate': careful(rotate), 'node releasing': careful(releasing), 'node officer': careful(officer), 'node directory': careful(directory) };
