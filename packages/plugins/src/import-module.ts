import { isRecord } from '@vitrum/core';
import { enableTypeScript, isTypeScript } from './typescript.ts';

/** What Node says of an import that leads to TypeScript which it cannot read by itself, or to a .js that is a .ts. */
const typeScriptCodes = [
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
  'ERR_MODULE_NOT_FOUND',
];

/** Imports a module, TypeScript too, and gives what it exports. Throws what the import throws. */
export async function importModule(url: string): Promise<Readonly<Record<string, unknown>>> {
  if (isTypeScript(url)) await enableTypeScript();
  const imported: unknown = await importWithTypeScript(url);
  return isRecord(imported) ? imported : {};
}

/** A JavaScript file may import TypeScript: that is found out when Node refuses it, before anything has run. */
async function importWithTypeScript(url: string): Promise<unknown> {
  try {
    return await import(url);
  } catch (error) {
    if (isTypeScript(url) || !typeScriptCodes.includes(codeOf(error))) throw error;
    await enableTypeScript();
    return import(url);
  }
}

/** Node's code of an error; an empty text where it has none. */
export function codeOf(error: unknown): string {
  return isRecord(error) && typeof error['code'] === 'string' ? error['code'] : '';
}
