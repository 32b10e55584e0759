import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { pureDefinitions } from './scripts/lint/pure-definitions.js';

const noMathRandom = {
  object: 'Math',
  property: 'random',
  message: 'One seed decides everything: take a RandomGenerator as a parameter.',
};

/** ECMAScript leaves the last bits of these to the engine, so the same seed would train different networks. */
const noEngineMath = [
  'acos', 'acosh', 'asin', 'asinh', 'atan', 'atan2', 'atanh', 'cbrt', 'cos', 'cosh', 'exp', 'expm1', 'hypot', 'log',
  'log10', 'log1p', 'log2', 'pow', 'sin', 'sinh', 'tan', 'tanh',
].map((property) => ({
  object: 'Math',
  property,
  message: "Its bits differ between JavaScript engines: use the elementary functions of '@vitrum/tensor'.",
}));

/** One engine multiplies, another calls pow(): even x ** 2 may differ in its last bit. A power of two in digits is exact. */
const noEnginePower = [
  'BinaryExpression[operator="**"]:not([left.value=2][right.type="Literal"])',
  'AssignmentExpression[operator="**="]',
].map((selector) => ({
  selector,
  message: "The bits of ** differ between JavaScript engines: multiply, or use the elementary functions of '@vitrum/tensor'.",
}));

/** A command takes these from what surrounds it, so that several can run in one process. */
const noProcess = ['stdin', 'stdout', 'stderr', 'env', 'argv', 'cwd', 'chdir', 'exit', 'exitCode'].map((property) => ({
  object: 'process',
  property,
  message: 'Take it from the surroundings that the command was given.',
}));

/** One place for the registry, so that what comes after it is typed by it; see docs/decisions/0065. */
const registryFirst = {
  selector: ':function > Identifier.params[name="registry"]:not(:first-child)',
  message: 'The registry is the first argument.',
};

export default defineConfig(
  {
    ignores: [
      ...['**/dist/', '**/node_modules/', '**/.turbo/', '**/.astro/', '**/coverage/', '**/runs/', '!packages/runs/', '!**/src/**/runs/', '**/generated/', 'bench/results/'],
      'packages/backend-wasm/kernels/', // AssemblyScript: asc checks it
      '**/test/cases/files/', // as people have written them, faults included
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'no-restricted-properties': ['error', noMathRandom],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.cts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './examples/tsconfig.json', './examples/tsconfig.apps.json', './apps/web/tsconfig.json', './apps/site/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers in messages are what they look like; the other kinds of surprise stay errors.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `(x) => check(x)` and an early `return check(x);` read well; a void value that is used stays an error.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // A leading underscore says that something is left out on purpose, as in `const { options: _, ...rest } = …`.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An empty text, as in an environment variable, often stands for none: there || says what is meant.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // `async` also turns what is thrown into a rejection, which a function that returns a promise owes its callers.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // The compiler lets nobody declare an enum here, and to look for them takes a quarter of the time of all rules.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/test/**/*.ts'],
    rules: {
      // Published values are quoted with all their digits.
      'no-loss-of-precision': 'off',
      // vitest's asymmetric matchers, such as expect.any(Number), are of the type any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    // Type tests never run, and hold wrong code on purpose.
    files: ['**/*.test-d.ts'],
    rules: {
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts', 'apps/*/src/**/*.tsx'],
    rules: { 'no-restricted-syntax': ['error', registryFirst] },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: {
      // Libraries yield events and throw errors; only the apps print.
      'no-console': 'error',
      'no-restricted-properties': ['error', noMathRandom, ...noEngineMath],
      'no-restricted-syntax': ['error', registryFirst, ...noEnginePower],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'examples/*/src/**/*.ts'],
    plugins: { vitrum: { rules: { 'pure-definitions': pureDefinitions } } },
    rules: { 'vitrum/pure-definitions': 'error' },
  },
  {
    files: ['apps/cli/src/**/*.ts', 'apps/create-vitrum-plugin/src/**/*.ts'],
    ignores: ['apps/*/src/main.ts', 'apps/cli/src/process/**'],
    rules: { 'no-restricted-properties': ['error', noMathRandom, ...noProcess] },
  },
);
