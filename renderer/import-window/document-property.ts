import { type FoundText, shortened } from "#shared/domain/text/reading.ts";

/** What a document's properties say under a name; null when they say nothing. */
export function documentProperty(
  properties: Document | null,
  name: string,
  shown: string,
  max: number,
): FoundText | null {
  const text = properties?.getElementsByTagNameNS("*", name)[0]?.textContent?.trim() ?? "";
  const evidence = `document properties, ${shown}`;
  return text === "" ? null : { value: shortened(text, max), basis: "stated", evidence };
}
