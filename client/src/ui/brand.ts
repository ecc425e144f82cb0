let worn: CSSStyleSheet | null = null;
let wanted: string | null = null;

function wear(css: string | null): void {
  const others = document.adoptedStyleSheets.filter((sheet) => sheet !== worn);
  worn = null;
  if (css !== null) {
    worn = new CSSStyleSheet();
    worn.replaceSync(css);
    others.push(worn);
  }
  document.adoptedStyleSheets = others;
}

/** Dresses the page in a station's accent; null returns to the product's own amber. The arithmetic is fetched only where a station has one. */
export function wearAccent(accent: string | null): void {
  if (accent === wanted) return;
  wanted = accent;
  if (accent === null) {
    wear(null);
    return;
  }
  void import('./accent-css.ts').then(({ accentCss }) => {
    if (wanted === accent) wear(accentCss(accent));
  });
}
