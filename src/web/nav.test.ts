import { expect, test } from 'vitest';
import { currentHref } from './nav.ts';

const groups = [
  { title: null, items: [{ href: '/', label: 'Today' }, { href: '/dossiers', label: 'Dossiers' }] },
  { title: 'See', items: [{ href: '/watch', label: 'Watch' }, { href: '/watch/warnings', label: 'Warnings' }] },
];

test.each([
  ['/', '/'],
  ['/dossiers', '/dossiers'],
  ['/dossiers/', '/dossiers'],
  ['/dossiers/D-07/steps', '/dossiers'],
  ['/watch/warnings/W-31', '/watch/warnings'],
  ['/watchful', null],
  ['/elsewhere', null],
])('%s belongs to %s', (path, href) => {
  expect(currentHref(groups, path)).toBe(href);
});
