import { errorPage } from './error-page.ts';

/** Every page of the documentation that is written from the sources, by its path. */
export const pages: Readonly<Record<string, () => string>> = {
  'docs/errors.md': errorPage,
};
