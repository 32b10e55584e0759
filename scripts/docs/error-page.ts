import { errorCodes, type ErrorCategory } from '@vitrum/core';
import { errorRemedies, errorTitles } from '@vitrum/core/internal';

/** The heading of each category, in the order of the page. */
const headings: Readonly<Record<ErrorCategory, string>> = {
  usage: 'Correct the call, command or configuration',
  plugin: 'Correct the plugin',
  data: 'Correct the data or the files',
  environment: 'Change something on the machine',
  training: 'Change the training',
};

const introduction = `# Errors

When vitrum refuses something, it throws a \`VitrumError\`. Its \`message\` says in one line what is wrong, its \`hint\` says in one line what to do, and
\`nearest\` holds the name that you probably meant. The \`code\` is permanent: it is never renamed and never reused. Test for the error with
\`isVitrumError(error)\`, because \`instanceof\` fails between two copies of a package.

This page gives the usual cause of each code. The message and the hint of an error are about your case.

This page is written by \`npm run docs\` from \`packages/core/src/errors/\`.`;

/** The page that lists every error code, in Markdown. */
export function errorPage(): string {
  const sections = Object.entries(headings).map(([category, heading]) => {
    const codes = Object.keys(errorTitles) as (keyof typeof errorTitles)[]; // the keys of a record over all codes are the codes
    const entries = codes.filter((code) => errorCodes[code].category === category).map(describe);
    return [`## ${heading}`, `Category \`${category}\`.`, ...entries].join('\n\n');
  });
  return `${[introduction, ...sections].join('\n\n')}\n`;
}

/** A code has a heading, so that it can be linked to. */
function describe(code: keyof typeof errorTitles): string {
  const { cause, remedy } = errorRemedies[code];
  return `### ${code}\n\n${errorTitles[code]}.\n\n- Usual cause: ${cause}\n- What to do: ${remedy}`;
}
