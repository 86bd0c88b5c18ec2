/**
 * People: who may sign in, whom they belong to, which offices they hold.
 *
 * An account belongs to a party's delegation, to an analytical centre, or to the secretariat; offices come from the
 * charter and give rights. Joining, offices and leaving are acts; e-mail, password and sessions are not, and only the
 * database's door role can read them.
 */
import type { Feature } from '../../platform/feature.ts';
import { joined, left, officesChanged } from './schema.ts';
import { projectJoined, projectLeft, projectOffices } from './store.ts';
import { words } from './words.ts';

export const people: Feature = {
  name: 'people',
  acts: {
    'people.joined': { payload: joined, project: projectJoined },
    'people.offices_changed': { payload: officesChanged, project: projectOffices },
    'people.left': { payload: left, project: projectLeft },
  },
  projections: { people: 'person' },
  words,
};

export { personBehindPassword } from './basic.ts';
export { actorFrom, OPERATOR, tokensOf, type Person } from './rules.ts';
export { joinPerson, changeOffices, closeAccount } from './commands.ts';
export { allPeople, officesHeld, personById, type Held } from './store.ts';
export { endFeed, feedSince, personBehindFeed, renewFeed } from './feeds.ts';
export { signInFigures, type SignInFigures } from './figures.ts';
export { mayManagePeople } from './rights.ts';
export { changePassword, credentialFault, openSession, openSessions, passwordFault, personBehind, setCredential, signIn, signOut, signOutEverywhere, type OpenSession, type SignedIn } from './sign-in.ts';
export { words as peopleWords } from './words.ts';
