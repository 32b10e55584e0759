import { errorCodes, type ErrorCategory } from '@vitrum/core';
import { errorTitles } from '@vitrum/core/internal';

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

This page is written by \`npm run docs\` from \`packages/core/src/errors/\`.`;

/** The page that lists every error code, in Markdown. */
export function errorPage(): string {
  const sections = Object.entries(headings).map(([category, heading]) => {
    const codes = Object.keys(errorTitles) as (keyof typeof errorTitles)[]; // the keys of a record over all codes are the codes
    const rows = codes.filter((code) => errorCodes[code].category === category).map((code) => `| \`${code}\` | ${errorTitles[code]} |`);
    return [`## ${heading}`, '', `Category \`${category}\`.`, '', '| code | meaning |', '|---|---|', ...rows].join('\n');
  });
  return `${[introduction, ...sections].join('\n\n')}\n`;
}
