/** How pages name what is read out to who can not see it and shown to nobody: Bootstrap, WordPress, Drupal, Foundation and others. */
const unseenName =
  /(?:^|[-_])(?:visually[-_]?hidden|hidden[-_]?visually|sr[-_]?only|screen[-_]?reader(?:[-_]?(?:text|only))?|element-invisible|show-for-sr|assistive-text|a11y-hidden)$/iu;
/** Labels are short: no class takes an article's words away. */
const mostUtf16 = 300;
/** Of a page's own styles no more are read. */
const mostStyleUtf16 = 2_000_000;

/** Tells which elements of a page are only read out. Their words are no part of what the page shows. */
export function unseenIn(page: Document): (element: Element) => boolean {
  const classes = clippedClasses(page);
  return (element) => {
    const isNamed = [...element.classList].some(
      (name) => unseenName.test(name) || classes.has(name),
    );
    const isStyled = element instanceof HTMLElement && element.hasAttribute("style");
    if (!isNamed && !(isStyled && isClipped(element.style))) return false;
    const words = element.textContent ?? "";
    return words.length <= mostUtf16 && /\p{L}/u.test(words);
  };
}

/** The classes that the page's styles cut down to nothing, by whatever name a program gave them. */
function clippedClasses(page: Document): ReadonlySet<string> {
  const classes = new Set<string>();
  let room = mostStyleUtf16;
  for (const { textContent } of page.querySelectorAll("style")) {
    const css = textContent ?? "";
    room -= css.length;
    if (room < 0) break;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || !isClipped(rule.style)) continue;
      for (const selector of rule.selectorText.split(",")) {
        const name = /^\s*\.([\w-]+)(?::not\(:[\w-]+\))*\s*$/u.exec(selector)?.[1];
        if (name !== undefined) classes.add(name);
      }
    }
  }
  return classes;
}

function isClipped({ position, clip, clipPath, left, top }: CSSStyleDeclaration): boolean {
  if (position !== "absolute" && position !== "fixed") return false;
  return (
    /^rect\((?:[01](?:px)?[\s,]*){4}\)$/u.test(clip) ||
    /^inset\((?:50|100)%/u.test(clipPath) ||
    /^-\d{4,}px$/u.test(left) ||
    /^-\d{4,}px$/u.test(top)
  );
}
