export { default as Alpha } from './Alpha.svelte';
