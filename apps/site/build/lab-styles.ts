import type { Plugin } from 'vite';

/** Above everything of the lab in a page of the site. */
const scope = '.lab';

/**
 * The lab's colors and base styles, for the parts of it that stand in a page of the site: they apply within `.lab` alone, and follow the theme
 * of the page in place of the visitor's system. What the lab's style sheets say stays in one place.
 */
export function labStyles(): Plugin {
  return {
    name: 'lab-styles',
    enforce: 'pre',
    transform(code, id) {
      const [file = ''] = id.split('?');
      if (file.endsWith('/web/src/page/styles/tokens.css')) return { code: scopeTokens(code), map: null };
      if (file.endsWith('/web/src/page/styles/base.css')) return { code: scopeBase(code), map: null };
      return undefined;
    },
  };
}

/** @throws Error where the style sheet is no longer of the form that this relies on */
export function scopeTokens(css: string): string {
  const parts = /^(.*:root \{.*?\n\})\s*@media \(prefers-color-scheme: dark\) \{\s*:root \{(.*?)\n {2}\}\n\}\s*$/s.exec(css);
  const [, light, dark] = parts ?? [];
  if (light === undefined || dark === undefined) throw new Error('tokens.css consists of a :root, and of another one for dark: build/lab-styles.ts relies on it.');
  const ofPage = light.replace(':root {', `${scope} {`).replace(/\n\s*color-scheme: [^;]*;/, '');
  return `${ofPage}\n\n:root[data-theme='dark'] ${scope} {${dark}\n}\n`;
}

/** As a nested rule without weight of its own: it yields to the styles of the parts, as in the lab. */
export const scopeBase = (css: string): string => `:where(${scope}) {\n${css}\n}\n`;
