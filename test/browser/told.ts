import { startServer, TOLD } from './server.ts';

/** Before the browser tests: tells the example once, for their servers to copy. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer();
  await server.end();
  process.env[TOLD] = server.folder;
  return () => server.stop();
}
