import { holdsInEveryPage, pagesOpen } from './pages.ts';

const open = pagesOpen();
holdsInEveryPage(open, { lang: 'ru', width: 390, dark: false });
holdsInEveryPage(open, { lang: 'ru', width: 1440, dark: true });
