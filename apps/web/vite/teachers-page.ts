import type { Plugin } from 'vite';
import { metaContentSecurityPolicy } from '../server/content-security-policy.ts';
import { lessons, type LessonTitle } from '../src/page/lessons/lessons.ts';
import { lessonQuestions } from '../src/page/lessons/questions.ts';
import { teaching } from '../src/page/lessons/teaching.ts';
import type { LessonWords } from '../src/page/lessons/lesson-words.ts';

/** Writes `teachers.html`: the lessons with their minutes and questions, for people and printers; it needs no script. */
export function teachersPage(): Plugin {
  return {
    name: 'vitrum:teachers-page',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'teachers.html', source: teachersHtml() });
    },
  };
}

/** The lessons are told for the digits that the page begins with. */
const digits: LessonWords = { title: 'MNIST', sample: 'picture', samples: 'pictures', answer: 'digit', isDigits: true, size: '28 × 28', inputs: '784', layers: [32, 16, 10], parameters: '25,818' };

/** The page for teachers. */
export function teachersHtml(): string {
  const minutes = lessons.reduce((sum, { id }) => sum + teaching[id].minutes, 0);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta http-equiv="Content-Security-Policy" content="${escape(metaContentSecurityPolicy)}" />
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>vitrum for teachers</title>
    <link rel="icon" href="./icons/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="./teachers.css" />
  </head>
  <body>
    <main>
      <h1>vitrum for teachers</h1>
      <p>
        Twelve short lessons lead from a picture to a network that reads it, ${minutes} minutes in all. Each is the lab itself with one part lit: a
        question to guess at, one thing to try, and the answer once it was seen. Nothing is installed, nobody signs in, and nothing that is drawn or
        trained leaves the browser. The same link gives the same numbers on every machine.
      </p>
      <p><a href="./">Open the lab</a></p>
      <ol>
${lessons.map(lessonHtml).join('\n')}
      </ol>
      <h2>Links of your own</h2>
      <p>
        The address of the lab holds what is open: data, network, seed, lesson, room, neuron, sample, drawing and pace. “Copy link” copies it.
        <code>?embed=network</code> shows one part alone for a frame in a page of yours: <code>network</code>, <code>field</code>, <code>curves</code>,
        <code>valley</code>, <code>pad</code>, <code>neuron</code> or <code>lesson</code>.
      </p>
      <p><a href="./THIRD-PARTY-LICENSES.txt">Licenses of the code by others in the lab</a></p>
    </main>
  </body>
</html>
`;
}

function lessonHtml({ id, title }: LessonTitle): string {
  const [lesson, question] = [teaching[id], lessonQuestions[id]]; // the ids are those of the path
  const ask = typeof question.ask === 'string' ? question.ask : question.ask(digits);
  return `        <li>
          <h2><a href="./#lesson=${id}">${escape(title)}</a> <span>${lesson.minutes} minutes</span></h2>
          <p>${escape(lesson.goal)}</p>
          <p>${escape(ask)}</p>
          <ul>
${question.answers.map((answer) => `            <li>${escape(answer)}</li>`).join('\n')}
          </ul>
          <details>
            <summary>The answer</summary>
            <p>${escape(question.answers[question.right] ?? '')}. ${escape(question.because)}</p>
          </details>
        </li>`;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
