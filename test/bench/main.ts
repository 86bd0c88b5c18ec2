import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';
import { acts } from './acts.ts';
import { said, table, type Bench, type Row } from './bench.ts';
import { deskBench } from './desk.ts';
import { detectionBench } from './detection.ts';
import { exchangeBench } from './exchange.ts';
import { forecastBench } from './forecast.ts';
import { KINDS, stopCluster, type Kind } from './homes.ts';
import { ingest } from './ingest.ts';
import { memory } from './memory.ts';
import { pages } from './pages.ts';
import { processes } from './processes.ts';
import { scoringBench } from './scoring.ts';
import { startup } from './startup.ts';

/** `npm run bench [-- NAME ...] [--json] [--quick] [--runs N] [--only embedded|postgresql]`; see docs/benchmarks.md. */
const BENCHES: Readonly<Record<string, Bench>> = { acts, ingest, pages, processes, memory, startup, desk: deskBench, detection: detectionBench, forecast: forecastBench, scoring: scoringBench, exchange: exchangeBench };

const given = process.argv.slice(2);
const option = (name: string): string | undefined => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);
const [json, quick] = [given.includes('--json'), given.includes('--quick')];
const runs = Number(option('--runs') ?? (quick ? 1 : 3));
const only = option('--only');
const names = given.filter((arg, i) => !arg.startsWith('--') && !['--runs', '--only'].includes(given[i - 1] ?? ''));
const unknown = names.filter((name) => !(name in BENCHES));
const kinds = KINDS.filter((kind) => (only === undefined || kind === only) && !(kind === 'postgresql' && process.env.TEST_DATABASE_URL === 'none'));

if (unknown.length > 0 || !Number.isInteger(runs) || runs < 1 || kinds.length === 0) {
  process.stderr.write(`There is no benchmark "${unknown[0] ?? given.join(' ')}". Known: ${Object.keys(BENCHES).join(', ')}; --json --quick --runs N --only embedded|postgresql\n`);
  process.exit(2);
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const machine = {
  date: new Date().toISOString().slice(0, 10), processor: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${release()}`, node: process.version, postgresql: kinds.includes('postgresql') ? postgresVersion() : null, load: loadAverage(),
};

function postgresVersion(): string {
  try {
    return execFileSync('sh', ['-c', '$(ls -d /usr/lib/postgresql/*/bin/postgres | sort -V | tail -1) --version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}

/** Work of others on the machine when this began: with it, only ratios mean something. */
function loadAverage(): string {
  return process.platform === 'linux' ? execFileSync('cat', ['/proc/loadavg'], { encoding: 'utf8' }).split(' ').slice(0, 2).join(' ') : 'unknown';
}

const rows: Row[] = [];
try {
  for (const bench of names.length > 0 ? names : Object.keys(BENCHES)) {
    say(`== ${bench}`);
    const row = (database: Kind | 'none', what: string, unit: string, value: number | null): void => {
      say(said(database, what, unit, value));
      if (value === null) return;
      const known = rows.find((r) => r.bench === bench && r.database === database && r.what === what && r.unit === unit);
      if (known) known.values.push(value);
      else rows.push({ bench, database, what, unit, values: [value] });
    };
    await BENCHES[bench]!({ kinds, quick, runs, say, row });
  }
} finally {
  await stopCluster();
}
process.stdout.write(json ? `${JSON.stringify({ machine, quick, rows }, null, 2)}\n` : `\n${Object.entries(machine).map(([name, value]) => `${name}: ${value ?? 'none'}`).join(' · ')}${quick ? ' · QUICK, the figures mean nothing' : ''}\n\n${table(rows)}\n`);
