/** What the styles call the font that is asked for first where Japanese or Korean is to be drawn. */
const probe = "Railhead CJK Probe";

/**
 * Loads the list of ranges of the Japanese and Korean fonts, some 400 kB, when the first such letter
 * is drawn. The browser itself says so: it loads the probe's file then, which has none of the letters.
 */
export function loadCjkFontsWhenDrawn(): void {
  const onLoaded = ({ fontfaces }: FontFaceSetLoadEvent) => {
    if (!fontfaces.some(({ family }) => family.includes(probe))) return;
    document.fonts.removeEventListener("loadingdone", onLoaded);
    void import("./fonts-cjk-ranges.ts");
  };
  document.fonts.addEventListener("loadingdone", onLoaded);
}
