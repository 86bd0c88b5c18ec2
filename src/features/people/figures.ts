import { addHours, type Instant } from '../../core/time.ts';
import type { Database } from '../../platform/db/database.ts';
import { WINDOW_HOURS } from './sign-in.ts';
import { countFailures, countSessions } from './store.ts';

/** Who is signed in and how many failed to, in numbers: for the administrator's page. */
export type SignInFigures = { sessions: number; people: number; failures: number; minutes: number };

export async function signInFigures(database: Database, wall: Instant): Promise<SignInFigures> {
  return database.door(async (lease) => ({ ...(await countSessions(lease, wall)), failures: await countFailures(lease, addHours(wall, -WINDOW_HOURS)), minutes: WINDOW_HOURS * 60 }));
}
