/** Elements whose name or id hides a property of their form or document: `<input name=parentNode>`. */
const hiding =
  "a, button, embed, fieldset, form, iframe, img, input, map, object, output, select, textarea";

/**
 * Takes off a parsed page what would mislead whoever walks it: names that hide the DOM's
 * own properties, and handlers, which Trusted Types let nobody copy. Nothing a reader
 * sees changes.
 *
 * The DOM's methods are taken from their prototypes here, since those of the page's
 * elements may be hidden already.
 */
export function disarm(page: Document): void {
  const elements = Document.prototype.querySelectorAll.call(page, "*");
  for (const element of elements) {
    for (const name of Element.prototype.getAttributeNames.call(element)) {
      if (isMisleading(element, name)) Element.prototype.removeAttribute.call(element, name);
    }
  }
}

function isMisleading(element: Element, name: string): boolean {
  if (name.startsWith("on") || name === "srcdoc") return true;
  if (name !== "name" && name !== "id" && name !== "form") return false;
  // An element can hide a property of another one, never its own tag.
  return Element.prototype.matches.call(element, hiding);
}
