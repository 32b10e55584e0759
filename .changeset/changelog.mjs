// The lines that `changeset version` writes to changelogs: a changeset's text, with a link to the pull request or commit that brought
// it. Unlike @changesets/changelog-github it asks nobody, so that it works without a network, too.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { repository } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** @param {string | undefined} commit */
function linkTo(commit) {
  if (commit === undefined) return undefined;
  const subject = execFileSync('git', ['log', '-1', '--format=%s', commit], { cwd: import.meta.dirname, encoding: 'utf8' });
  const number = /\(#(\d+)\)\s*$/.exec(subject)?.[1];
  return number === undefined ? `[${commit.slice(0, 7)}](${repository}/commit/${commit})` : `[#${number}](${repository}/pull/${number})`;
}

export default {
  async getReleaseLine({ summary, commit }) {
    const [first = '', ...others] = summary.trim().split(/\n{2,}/);
    const link = linkTo(commit);
    const paragraphs = [link === undefined ? first : `${first} (${link})`, ...others];
    // Lines of an item of a list are indented, also those of its later paragraphs.
    return `- ${paragraphs.join('\n\n').replaceAll(/\n(?=.)/g, '\n  ')}`;
  },
  /** All packages have one version: that dependencies have it, too, is no news. */
  async getDependencyReleaseLine() {
    return '';
  },
};
