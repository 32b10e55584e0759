import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scopeBase, scopeTokens } from '../build/lab-styles.ts';

const styles = join(import.meta.dirname, '../../web/src/page/styles');
const tokens = readFileSync(join(styles, 'tokens.css'), 'utf8');

test('the colors of the lab follow the theme of the page, within the widgets alone', () => {
  const scoped = scopeTokens(tokens);
  const selectors = [...scoped.matchAll(/^(\S.*) \{$/gm)].map(([, selector]) => selector);
  expect(selectors).toEqual(['.lab', ":root[data-theme='dark'] .lab"]);
  expect(scoped).not.toMatch(/prefers-color-scheme|color-scheme:/);
  const named = (css: string): readonly string[] => [...css.matchAll(/--[\w-]+(?=:)/g)].map(([name]) => name);
  expect(named(scoped)).toEqual(named(tokens));
});

test('tokens of another form are an error, and not a widget without colors', () => {
  expect(() => scopeTokens(':root { --text: red; }')).toThrow('tokens.css consists of');
});

test('base styles apply within the widgets, without more weight than they have', () => {
  expect(scopeBase('button {\n  font: inherit;\n}')).toBe(':where(.lab) {\nbutton {\n  font: inherit;\n}\n}\n');
});
