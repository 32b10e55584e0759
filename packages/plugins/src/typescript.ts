import * as nodeModule from 'node:module';
import type { ResolveHookContext, ResolveFnOutput } from 'node:module';

/** Start-up options that mean that the process can already read TypeScript. */
const tsxArgument = /(?:^|[\\/=])tsx(?:[\\/]|$)/;

const typeScriptFile = /\.[mc]?tsx?(?:\?.*)?$/;
const moduleOfEitherKind = /\.tsx?(?:\?.*)?$/;

let enabling: Promise<void> | undefined;

/** True for a file that Node alone reads only in part, or not at all. */
export function isTypeScript(url: string): boolean {
  return typeScriptFile.test(url);
}

/** Enables this process to import TypeScript. Loaded on demand, because it takes time to start. */
export function enableTypeScript(): Promise<void> {
  return (enabling ??= enable());
}

async function enable(): Promise<void> {
  const isThere = process.execArgv.some((argument) => tsxArgument.test(argument));
  if (!isThere) {
    const { register } = await import('tsx/esm/api');
    register();
  }
  readAsModules();
}

/**
 * Without a "type" in a package.json, tsx treats a .ts file as CommonJS, which cannot import ES module packages. A plugin is an ES
 * module.
 */
function readAsModules(): void {
  // Partial, because Node 22.12 to 22.14 lack the first; newer ones deprecate the second.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { registerHooks, register } = nodeModule as Partial<typeof nodeModule>;
  if (registerHooks !== undefined) {
    registerHooks({
      resolve(specifier: string, context: ResolveHookContext, next): ResolveFnOutput {
        const resolved = next(specifier, context);
        const isCommonJs = resolved.format === 'commonjs' && moduleOfEitherKind.test(resolved.url);
        return isCommonJs ? { ...resolved, format: 'module' } : resolved;
      },
    });
    return;
  }
  // There, hooks are modules that run in a thread of their own.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  register?.(`data:text/javascript,${encodeURIComponent(asModulesHook)}`);
}

/** The same as a module of its own. */
const asModulesHook = `export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  const isCommonJs = resolved.format === 'commonjs' && ${String(moduleOfEitherKind)}.test(resolved.url);
  return isCommonJs ? { ...resolved, format: 'module' } : resolved;
}`;
