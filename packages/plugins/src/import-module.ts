import { isRecord } from '@vitrum/core/internal';
import { enableTypeScript, isTypeScript } from './typescript.ts';

/** Node's error codes for an import of TypeScript that it cannot load, or of a .js file that exists as .ts. */
const typeScriptCodes = [
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
  'ERR_MODULE_NOT_FOUND',
];

/** Imports a module, including TypeScript, and returns its exports. Throws the errors of the import. */
export async function importModule(url: string): Promise<Readonly<Record<string, unknown>>> {
  if (isTypeScript(url)) await enableTypeScript();
  const imported: unknown = await importWithTypeScript(url);
  return isRecord(imported) ? imported : {};
}

/** True if Node rejected TypeScript imported by a JavaScript file; in that case nothing has run yet. */
async function importWithTypeScript(url: string): Promise<unknown> {
  try {
    return await import(url);
  } catch (error) {
    if (isTypeScript(url) || !typeScriptCodes.includes(codeOf(error))) throw error;
    await enableTypeScript();
    return import(url);
  }
}

/** Node's code of an error; empty if it has none. */
export function codeOf(error: unknown): string {
  return isRecord(error) && typeof error['code'] === 'string' ? error['code'] : '';
}
