import { noteEarly } from '#web/early.ts';

/** Once, before the page comes to life. */
export const init = noteEarly;
