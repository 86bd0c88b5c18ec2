import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** The web app. SvelteKit 3 has no file of its own: its whole configuration stands here. */
export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build' }),
      // A region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable); Svelte's rule says the opposite.
      compilerOptions: { warningFilter: (warning) => warning.code !== 'a11y_no_noninteractive_tabindex' },
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // Server-rendered style attributes (the place of a mark on a chart). They cannot run anything.
          'style-src-attr': ['unsafe-inline'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'base-uri': ['self'],
          'object-src': ['none'],
        },
      },
      // Only the page of the blank situation report registers it.
      serviceWorker: { register: false },
      // A form sent from another site is refused. Nobody is excepted.
      csrf: { trustedOrigins: [] },
    }),
  ],
  build: {
    // The policy above knows no font and no script in a data: address.
    assetsInlineLimit: 0,
  },
});
