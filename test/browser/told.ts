import { executable } from './browser.ts';
import { startServer, TOLD } from './server.ts';

/** Before the browser tests: unpacks the browser, and tells the example once, for their servers to copy. */
export default async function setup(): Promise<() => Promise<void>> {
  await executable();
  const server = await startServer();
  await server.end();
  process.env[TOLD] = server.folder;
  return () => server.stop();
}
