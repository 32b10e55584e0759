// Compiles the components Learner.jsx, Learner.vue and Learner.svelte of the working folder, renders each on the server before and after the
// training of learner.js, which they follow, and prints the outcome as JSON. Its folder is one from which vitrum and the frameworks can be imported.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';

const read = (name: string): string => readFileSync(name, 'utf8');
const { descriptor, errors } = parse(read('Learner.vue'));
const { warnings } = compile(read('Learner.svelte'), { generate: 'client' });

writeFileSync('package.json', '{ "type": "module" }');
writeFileSync('react.js', transformSync(read('Learner.jsx'), { loader: 'jsx', jsx: 'automatic' }).code);
writeFileSync('vue.js', compileScript(descriptor, { id: 'learner', inlineTemplate: true, templateOptions: { ssr: true, ssrCssVars: [] } }).content);
writeFileSync('svelte.js', compile(read('Learner.svelte'), { generate: 'server' }).js.code);
writeFileSync('render.js', `
import { createElement } from 'react';
import { renderToString as renderReact } from 'react-dom/server';
import { render as renderSvelte } from 'svelte/server';
import { createSSRApp } from 'vue';
import { renderToString as renderVue } from 'vue/server-renderer';
import { learn } from './learner.js';
import React from './react.js';
import Svelte from './svelte.js';
import Vue from './vue.js';

export { learn };
export const render = async () => ({
  jsx: renderReact(createElement(React)),
  vue: await renderVue(createSSRApp(Vue)),
  svelte: renderSvelte(Svelte).body,
});
`);

// The module is the one that was written above.
const { learn, render } = (await import(pathToFileURL(resolve('render.js')).href)) as { learn: () => Promise<void>; render: () => Promise<unknown> };
const before = await render();
await learn();
console.log(JSON.stringify({ warnings: [...errors, ...warnings].map(String), before, after: await render() }));
