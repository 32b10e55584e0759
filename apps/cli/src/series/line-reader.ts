/** Collects pieces of text and hands them on line by line; `end` hands on what is left. */
export function lineReader(onLine: (line: string) => void): { readonly push: (text: string) => void; readonly end: () => void } {
  let rest = '';
  return {
    push: (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    },
    end: () => {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
