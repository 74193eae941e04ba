import type { RemovalReason } from "#shared/domain/text/text-version.ts";
import type { PageBlock } from "./html-blocks.ts";

/** What a class or id says of the part of the page it names; the first that fits wins. */
const names: readonly (readonly [RemovalReason, RegExp])[] = [
  ["cookie-notice", /cookie|consent|gdpr/iu],
  ["comments", /comment|disqus|discussion|livefyre/iu],
  ["share-links", /share|sharing|social|addthis|follow-us/iu],
  ["newsletter-sign-up", /newsletter|subscri|sign-?up|paywall|donat/iu],
  [
    "advertisement",
    /(?:^|[-_\s])(?:ad|ads|advert\w*|sponsor\w*|promo\w*)(?:$|[-_\s])|taboola|outbrain/iu,
  ],
  [
    "related-links",
    /related|recommend|read-?more|more-?(?:stories|from)|most-?(?:read|popular)|trending|recirc|teaser/iu,
  ],
  ["contributor-bio", /author-?(?:bio|box|info|card)|contributor|about-?(?:the-)?author/iu],
  [
    "navigation",
    /(?:^|[-_\s])(?:nav\w*|menu\w*|breadcrumb\w*|toolbar|skip\w*|pagination|pager|tags?|search\w*)(?:$|[-_\s])/iu,
  ],
  ["site-masthead", /masthead|site-?(?:header|title|name|logo)|(?:^|[-_\s])logo/iu],
];

const elements: readonly (readonly [RemovalReason, string])[] = [
  ["navigation", "nav, [role=navigation], [role=search], menu, form, select, button"],
  ["site-masthead", "[role=banner], body > header"],
  ["related-links", "aside, [role=complementary]"],
  ["copyright-line", "footer small"],
];

/** Why a part of the page that is not the article stands on it. */
export function furnitureReason(block: PageBlock, text: string): RemovalReason {
  if (block.isHidden) return "hidden-in-page";
  if (/©|\(c\)\s*(?:19|20)\d{2}|all rights reserved/iu.test(text)) return "copyright-line";
  for (let at: Element | null = block.element; at !== null; at = at.parentElement) {
    if (at.localName === "body" || at.localName === "html") break;
    const label = `${at.getAttribute("class") ?? ""} ${at.getAttribute("id") ?? ""}`;
    const named = names.find(([, pattern]) => pattern.test(label));
    if (named !== undefined) return named[0];
  }
  const placed = elements.find(([, selector]) => block.element.closest(selector) !== null);
  if (placed !== undefined) return placed[0];
  return block.element.closest("footer, [role=contentinfo]") === null
    ? "outside-article"
    : "navigation";
}
