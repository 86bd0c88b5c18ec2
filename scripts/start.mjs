/** `npm start`: whatever is missing is fetched and built, then one process serves the desk. Arguments go to serve.ts. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { asScript, environment, ROOT, setup } from './setup.mjs';

await asScript(async () => {
  const { node } = await setup();
  const server = spawn(node, [join(ROOT, 'src/serve.ts'), ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit', env: environment(node) });
  // A terminal sends Ctrl-C to the server as well; a second one from here would count as impatience.
  process.on('SIGINT', () => void (process.stdin.isTTY || server.kill('SIGINT')));
  process.on('SIGTERM', () => void server.kill('SIGTERM'));
  process.on('SIGHUP', () => void server.kill('SIGTERM'));
  return new Promise((done, fail) => {
    server.on('error', fail);
    server.on('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)));
  });
});
