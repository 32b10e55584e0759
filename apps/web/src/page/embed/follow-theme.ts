/**
 * Lets the part follow the theme of the page around it, which sets `data-theme` here where it lies on the same host. The style sheet asks for the
 * visitor's system: its rule for dark is made to hold always, or never.
 */
export function followTheme(): void {
  const { documentElement } = document;
  const ofDark = [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.conditionText.includes('prefers-color-scheme: dark'));
  const system = ofDark.map(({ media }) => media.mediaText);
  const follow = (): void => {
    const { theme } = documentElement.dataset;
    const isGiven = theme === 'dark' || theme === 'light';
    for (const [i, { media }] of ofDark.entries()) media.mediaText = isGiven ? (theme === 'dark' ? 'all' : 'not all') : (system[i] ?? '');
    documentElement.style.colorScheme = isGiven ? theme : '';
  };
  follow();
  new MutationObserver(follow).observe(documentElement, { attributeFilter: ['data-theme'] });
}
