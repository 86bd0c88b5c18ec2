// must fail: arrows parts-only-in-pages
export { default } from '../../web/Frame.svelte';
