import { desk } from '../desk.ts';
import { load } from '../features/alpha/cli.ts';

await load();
process.stdout.write(await desk.both());
