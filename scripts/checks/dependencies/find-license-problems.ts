/** A package and what its manifest says of its license. */
export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly license: string;
}

/** Licenses under which code may come with vitrum: they ask for a notice at most. */
const permissive: ReadonlySet<string> = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'Unlicense'],
]);

/** Packages under other licenses, each for a reason that docs/decisions/0067 gives. */
const exceptions: readonly { readonly name: RegExp; readonly license: string }[] = [
  // libvips, beside sharp: a shared library of its own, which may be exchanged
  { name: /^@img\/sharp-(libvips|win32|wasm32)\b/, license: 'LGPL-3.0-or-later' },
];

/** Packages whose license is not permissive, one line each. */
export function findLicenseProblems(packages: readonly LicensedPackage[]): readonly string[] {
  return packages
    .filter(({ name, license }) => !isAllowed(license, exceptions.filter((each) => each.name.test(name)).map((each) => each.license)))
    .map(({ name, version, license }) => `${name} ${version} is under ${license}; expected one of ${[...permissive].join(', ')}`);
}

/** Whether one alternative of an expression consists of permitted licenses alone: `(MIT OR GPL-3.0) AND ISC` is refused, being nested. */
function isAllowed(expression: string, excepted: readonly string[]): boolean {
  const alternatives = expression.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return alternatives.some((alternative) => alternative.split(' AND ').every((license) => permissive.has(license) || excepted.includes(license)));
}
