/** `npm run build`: the packages and the web app, without starting anything. */
import { asScript, say, setup } from './setup.mjs';

await asScript(async () => {
  await setup();
  say('The web app is built from the present sources.');
  return 0;
});
