import { errorCodes, type ErrorCategory } from '@vitrum/core';
import { errorRemedies, errorTitles } from '@vitrum/core/internal';

/** The heading of each category, in the order of the page. */
const headings: Readonly<Record<ErrorCategory, string>> = {
  usage: 'Mended by the words of the call or command',
  plugin: "Mended by a plugin's author",
  data: 'Mended by other data',
  environment: 'Mended on the machine',
  training: 'Mended by another experiment',
};

const introduction = `# Errors

Everything that vitrum refuses is a \`VitrumError\`: a permanent \`code\`, a \`message\` of one line that says what is wrong, and a
\`hint\` of one line that says what to do. \`nearest\` holds the name that was probably meant. Recognize one with
\`isVitrumError(error)\`: \`instanceof\` fails between two copies of a package. A code is never renamed and never reused.

What is said here of a code is the usual case; the message and the hint of an error are about the very case at hand.

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
