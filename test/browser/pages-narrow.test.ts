import { holdsInEveryPage, pagesOpen } from './pages.ts';

const open = pagesOpen();
holdsInEveryPage(open, { lang: 'ru', width: 390 }, 1440);
