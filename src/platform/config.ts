import { z } from 'zod';
import { join, resolve } from 'node:path';
import type { MailSettings } from './mail.ts';

/** Everything the environment decides, read once, here. */
export type Config = {
  port: number;
  host: string;
  /** Folder of the embedded database and of the control socket. */
  dataFolder: string;
  databaseUrl: string | null;
  /** Folder into which the page of the administrator writes backups. */
  backupFolder: string;
  /** Trust `x-forwarded-*` from the proxy in front. */
  behindProxy: boolean;
  quiet: boolean;
  /** Where notices leave by mail; left out, none do. */
  mail?: MailSettings | null;
};

export class ConfigError extends Error {
  readonly variable: string;
  constructor(variable: string, message: string) {
    super(`${variable}: ${message}`);
    this.variable = variable;
  }
}

const schema = z.object({
  PORT: z.coerce.number('a whole number from 0 to 65535').int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  COMITY_DATA: z.string().min(1).default('data'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'an address that begins with postgres://').optional(),
  COMITY_BACKUPS: z.string().min(1).optional(),
  COMITY_BEHIND_PROXY: z.enum(['0', '1']).default('0'),
  COMITY_QUIET: z.enum(['0', '1']).default('0'),
  SMTP_URL: z.string().regex(/^smtps?:\/\/[^\s]+$/, 'an address that begins with smtp:// or smtps://').optional(),
  COMITY_MAIL_FROM: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, 'an e-mail address').optional(),
  COMITY_ADDRESS: z.string().regex(/^https?:\/\/[^\s/]+$/, 'the address of the desk, such as https://desk.example.org').optional(),
});

/** @throws ConfigError naming the variable and what it must be. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new ConfigError(String(issue.path[0]), issue.message);
  }
  const v = parsed.data;
  if (v.SMTP_URL !== undefined && v.COMITY_MAIL_FROM === undefined) throw new ConfigError('COMITY_MAIL_FROM', 'whom mail is from, since SMTP_URL is set');
  if (v.SMTP_URL !== undefined && v.COMITY_ADDRESS === undefined) throw new ConfigError('COMITY_ADDRESS', 'where the links of a mail lead, since SMTP_URL is set');
  return {
    port: v.PORT,
    host: v.HOST,
    dataFolder: resolve(v.COMITY_DATA),
    databaseUrl: v.DATABASE_URL ?? null,
    backupFolder: resolve(v.COMITY_BACKUPS ?? join(v.COMITY_DATA, 'backups')),
    behindProxy: v.COMITY_BEHIND_PROXY === '1',
    quiet: v.COMITY_QUIET === '1',
    mail: v.SMTP_URL === undefined ? null : { url: v.SMTP_URL, from: v.COMITY_MAIL_FROM!, desk: v.COMITY_ADDRESS! },
  };
}
