import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { nodeId } from '../core/exchange/bodies.ts';
import { quorumSchema } from '../core/exchange/directory.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { makeNode, nodeFile, readNode, writePrivate, type Node } from '../platform/keys.ts';
import { NotTaken } from './arguments.ts';

/** The file of `node start --config`. Folders are taken from where the file lies. */
const startSchema = z.strictObject({
  /** Data of the desk: keys, and the database where it is the embedded one. */
  folder: z.string('the folder of its data').min(1),
  host: z.string('an address of this machine').min(1).default('127.0.0.1'),
  port: z.int('a whole number from 1 to 65535').min(1).max(65535),
  /** Left out: DATABASE_URL, and without that the embedded database. */
  database: z.string().regex(/^postgres(ql)?:\/\//, 'an address that begins with postgres://').optional(),
  backups: z.string('a folder').min(1).optional(),
  behindProxy: z.boolean('true or false').default(false),
  quiet: z.boolean('true or false').default(false),
  node: z.strictObject({
    net: nodeId, id: nodeId, name: z.string('its name').min(1).max(200),
    endpoint: z.string().regex(/^https?:\/\/[^\s/]+$/, 'where others reach it, such as https://desk.kaz.example; null where nobody does').max(300).nullable(),
    readers: z.array(z.string().regex(/^[A-Za-z0-9:._-]+$/, 'tokens such as secretariat or centre:KAZ-1')).min(1).max(40),
    anchor: quorumSchema.nullable(),
  }),
});
type Start = z.infer<typeof startSchema>;

const no = (file: string, what: string, mend: string): never => {
  throw new NotTaken(`Nothing was started. ${file}: ${what}. ${mend}`);
};

/** @throws NotTaken saying what is wrong with the file, where, and how to mend it */
function read(file: string): Start {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return no(file, error instanceof SyntaxError ? `it is no JSON: ${error.message}` : `it cannot be read (${code})`, error instanceof SyntaxError ? 'Write it as docs/exchange.md shows.' : 'Check the name of the file.');
  }
  const parsed = startSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const where = issue.path.map(String).join('.');
    return issue.code === 'unrecognized_keys' ? no(file, `${[where, issue.keys[0]].filter(Boolean).join('.')} is no setting`, 'Take it out, or write its name as docs/exchange.md has it.') : no(file, `${where || 'the file'}: ${issue.message}`, 'Write it as docs/exchange.md shows.');
  }
  if (parsed.data.database !== undefined && process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) return no(file, 'it holds the address of the database and may be read by others', `chmod 600 ${file}, or leave database out and set DATABASE_URL.`);
  return parsed.data;
}

/** What the file and the keys of the folder say differently, by its name; null where they agree. */
function differs(wanted: Start['node'], has: Node): string | null {
  const pairs: Record<string, [unknown, unknown]> = { net: [wanted.net, has.net], id: [wanted.id, has.node], name: [wanted.name, has.name], endpoint: [wanted.endpoint, has.endpoint], readers: [wanted.readers, has.readers], anchor: [wanted.anchor, has.anchor] };
  return Object.entries(pairs).find(([, [a, b]]) => JSON.stringify(a) !== JSON.stringify(b))?.[0] ?? null;
}

/** The settings that the file says, with the keys of the node made where there are none. */
export function nodeConfig(file: string, env: Readonly<Record<string, string | undefined>>): Config {
  const { folder, host, port, database, backups, behindProxy, quiet, node } = read(file);
  const at = (path: string): string => resolve(dirname(file), path);
  const keys = nodeFile(at(folder));
  if (!existsSync(keys)) {
    const { id, ...rest } = node;
    writePrivate(keys, makeNode({ ...rest, node: id }, systemClock().now()));
  }
  const wrong = differs(node, readNode(keys)!);
  if (wrong !== null) no(file, `node.${wrong} is not what ${keys} says`, 'That file has the keys, and others know the node by what it says: put the same into both.');
  return readConfig({
    ...env, COMITY_DATA: at(folder), HOST: host, PORT: String(port), COMITY_BEHIND_PROXY: behindProxy ? '1' : '0', COMITY_QUIET: quiet ? '1' : '0',
    ...(database === undefined ? {} : { DATABASE_URL: database }), COMITY_BACKUPS: backups === undefined ? undefined : at(backups),
  });
}
