/** What stands at a picture to say that it is one, or whose: words of the page, none of its caption. */
const label =
  /^(?:(?:image|photo(?:graph)?|picture|video|audio|graphic|illustration|slide\s?show|gallery|foto(?:graf[ií]a)?|imagen|imagem|immagine|bild|v[ií]deo|vidéo)s?|画像|写真|動画|図|사진|이미지|영상|동영상|图片|照片|视频|(?:(?:image|photo|picture|video|foto)\s*)?(?:credits?|crédit(?:o|os|s)?|cr[eé]dito)|提供|撮影|제공)\s*[:：.…]*$/iu;

const figure = "figure, figcaption, [itemtype*='schema.org/ImageObject']";

/** True for a label that stands by itself at a picture: "Image", "Credit". */
export function isFigureLabel(element: Element, words: string): boolean {
  return isLabel(words) && element.closest(figure) !== null;
}

function isLabel(words: string): boolean {
  return words.length <= 40 && label.test(words.trim());
}

/** True for a label inside a caption that does not go on as a sentence ("<i>Image</i> of the year"). */
export function isLabelApart({ textContent, nextSibling }: Element): boolean {
  const words = textContent ?? "";
  if (!isLabel(words)) return false;
  return /[:：.…]\s*$/u.test(words) || !/^\s/u.test(nextSibling?.textContent ?? "");
}

/**
 * True where a part of a caption begins that styles set apart on screen, though no space does:
 * `<span>…at noon.</span><span>Credit</span>`.
 */
export function beginsCaptionPart(element: Element, before: string): boolean {
  if (!/^(?:span|cite|small)$/u.test(element.localName)) return false;
  return /[\p{Ll}\p{N}\p{P}]$/u.test(before) && /^[\p{Lu}(（]/u.test(element.textContent ?? "");
}
