/** The charter's page, for routes. */
export { default as CharterPage } from './CharterPage.svelte';
