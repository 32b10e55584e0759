import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });
const accuracyOf = ({ stdout }: Result): unknown => jsonLines(stdout).find(({ event }) => event === 'done')?.['testMetrics'];

/** In the form of Kaggle's train.csv: women survive. */
const passengers = Array.from({ length: 120 }, (_, k) => {
  const sex = k % 3 === 0 ? 'male' : 'female';
  const ticket = k % 4 === 0 ? `A/5 ${21_171 + k}` : String(113_803 + k);
  return `${k + 1},${sex === 'female' ? 1 : 0},${(k % 3) + 1},"Braund, Mr. Owen ${k}",${sex},${k % 5 === 2 ? '' : 20 + (k % 40)},${ticket},${7 + k / 4},${k % 4 === 0 ? `C${85 + (k % 5)}` : ''}`;
});
/** Reviews of which the words tell what they are. */
const reviews = Array.from({ length: 60 }, (_, k) => `"${['what a', 'really a', 'such a'][k % 3] ?? ''} ${k % 2 === 0 ? 'lovely' : 'awful'}, long film, no ${k}",${k % 2 === 0 ? 'pos' : 'neg'}`);

beforeAll(async () => {
  writeFileSync(join(cwd, 'titanic.csv'), `PassengerId,Survived,Pclass,Name,Sex,Age,Ticket,Fare,Cabin\n${passengers.join('\n')}\n`);
  writeFileSync(join(cwd, 'imdb.csv'), `review,sentiment\n${reviews.join('\n')}\n`);
  await run('train', '--data', 'imdb.csv', '--out', 'imdb');
}, 120_000);

test('F062 Titanic is learned at the first try, and the notes say what was left out', async () => {
  const trained = await run('train', '--data', 'titanic.csv', '--target', 'Survived', '--data-option', 'missing=mean', '--out', 'titanic', '--json');
  expect(trained.exitCode).toBe(0);
  expect(accuracyOf(trained)).toMatchObject({ accuracy: 100 });
  expect(trained.stderr).toContain('note: The column "PassengerId" was left out (called like an identifier');
  expect(trained.stderr).toContain('note: The columns "Name", "Ticket" were left out (another text in each row');
  const { metadata } = JSON.parse(readFileSync(join(cwd, 'titanic/model.json'), 'utf8')) as { metadata: object }; // toMatchObject looks at it
  expect(metadata).toMatchObject({ encoding: { skipped: ['PassengerId', 'Name', 'Ticket'] } });
});

test('F061 a new category counts as "other" where there were rare ones, and predict says so', async () => {
  const rows = Array.from({ length: 60 }, (_, k) => `${k % 9 === 4 ? `c${k}` : `city${k % 3}`},${k % 7},${k % 2 === 0 ? 'a' : 'b'}`);
  writeFileSync(join(cwd, 'rare.csv'), `city,age,y\n${rows.join('\n')}\n`);
  writeFileSync(join(cwd, 'new.csv'), 'city,age\natlantis,3\ncity1,3\n');
  expect((await run('train', '--data', 'rare.csv', '--epochs', '1', '--out', 'rare')).exitCode).toBe(0);
  const { stdout, stderr } = await run('predict', '--model', 'rare/model.json', 'new.csv', '--values', 'thule,3', '--json');
  expect(jsonLines(stdout)).toHaveLength(3);
  expect(stderr).toBe(
    'note: new.csv, line 2: "city" is "atlantis", which the model does not know: it counts as "other".\n' +
      'note: --values: "city" is "thule", which the model does not know: it counts as "other".\n',
  );
});

test('F096 sentences in a table are learned; a model asked for them takes a file, a text and a value with commas in it', async () => {
  writeFileSync(join(cwd, 'reviews.csv'), 'review\n"lovely, I say"\n');
  const { stdout } = await run('predict', '--model', 'imdb/model.json', 'reviews.csv', '--text', 'an awful film', '--values', 'awful, so awful', '--json');
  expect(jsonLines(stdout).map(({ prediction }) => prediction)).toEqual([1, 0, 0]);
  expect((await run('predict', '--model', 'imdb/model.json', '--text', 'xyzzy')).stderr).toBe('note: --text: the model knows no word of "review".\n');
});

test('show draws its words', async () => {
  expect((await run('show', '--data', 'imdb.csv', '--count', '2')).stdout).toMatch(/^# +review +class$/m);
});
