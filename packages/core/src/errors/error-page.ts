import type { ErrorCode } from './error-codes.ts';

/** Where the documentation is published. */
const site = 'https://vitrum-js.github.io/vitrum/';

/** The address of what the documentation says of a code: its usual cause, and what to do. */
export const errorPage = (code: ErrorCode): string => `${site}errors/#${code.toLowerCase()}`;
