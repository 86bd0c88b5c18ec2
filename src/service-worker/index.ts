import { version } from '$app/env';
import { immutable } from '$app/manifest';

/**
 * Keeps one page of the desk openable without a network: the blank situation report, which holds nothing that anybody recorded. It is
 * registered for that page alone; what a report says waits in the page's own store, and no answer to anybody signed in is kept.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const CACHE = `sitrep-${version}`;
const FILES = immutable.map(({ path }) => new URL(path, worker.location.origin).pathname);
const PAGES = ['/sitrep?lang=en', '/sitrep?lang=ru'];

worker.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(FILES);
    // Without a cookie, so that what is kept is what anybody is shown.
    for (const page of PAGES) await cache.put(page, await worker.fetch(page, { credentials: 'omit' }));
    await worker.skipWaiting();
  })());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const key of await caches.keys()) if (key !== CACHE) await caches.delete(key);
    await worker.clients.claim();
  })());
});

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
  const page = event.request.mode === 'navigate' && url.pathname === '/sitrep';
  if (!page && !FILES.includes(url.pathname)) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    if (!page) return (await cache.match(url.pathname)) ?? worker.fetch(event.request);
    try {
      return await worker.fetch(event.request);
    } catch {
      const lang = url.searchParams.get('lang') === 'en' || (!url.searchParams.has('lang') && !worker.navigator.language.startsWith('ru')) ? 'en' : 'ru';
      return (await cache.match(`/sitrep?lang=${lang}`)) ?? Response.error();
    }
  })());
});
