import type { Brief } from "./brief.ts";
import type { ModelDress } from "./brief-model.ts";

/** WCAG 2.2, 1.4.3: what a small heading needs against the paper. */
const leastContrast = 4.5;

/** Colours offered for rules and headings: dark enough for small print, and for a grey printer. */
export const dressColours = {
  ink: null,
  navy: "#1f3a68",
  teal: "#0b5a5e",
  green: "#22543d",
  burgundy: "#7a1f2b",
  plum: "#4a2a6a",
} as const satisfies Record<string, string | null>;

export function dressOf({ form, colour, logoHash, pageBreaks }: Brief): ModelDress {
  return {
    form: form ?? "full",
    colour: readable(colour ?? null),
    logoHash: logoHash ?? null,
    pageBreaks: pageBreaks ?? [],
  };
}

/** A colour that another program wrote may be too light to be read on white. */
function readable(colour: string | null): string | null {
  if (colour === null) return null;
  const contrast = 1.05 / (luminance(colour) + 0.05);
  return contrast >= leastContrast ? colour : null;
}

/** Relative luminance of #rrggbb (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
