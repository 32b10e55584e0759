/** The page's address with a run and what is looked at, each in words of an address. */
export function withFragment(view: string, run: string): string {
  const url = new URL(location.href);
  url.hash = view === '' ? run : `#${view}&${run.slice(1)}`;
  return url.href;
}
