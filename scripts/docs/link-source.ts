/** A source with its DOIs and arXiv numbers as Markdown links. */
export function linkSource(source: string): string {
  return source
    .replaceAll(/doi:(10\.\d{4,9}\/[^\s,;]*[^\s,;.])/g, (text, doi: string) => `[${text}](https://doi.org/${encodeURI(doi).replaceAll('(', '%28').replaceAll(')', '%29')})`)
    .replaceAll(/arXiv:(\d{4}\.\d{4,5})/g, '[arXiv:$1](https://arxiv.org/abs/$1)');
}
