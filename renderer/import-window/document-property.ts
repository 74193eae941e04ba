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

/** The title in a document's properties; null for what programs fill in by themselves, as a file's name. */
export function documentTitleOf(property: FoundText | null): FoundText | null {
  const isMadeUp =
    property === null ||
    /^(?:microsoft\s+(?:word|powerpoint)\s+-\s|untitled\b|document\d*$|無題|제목\s*없음)/iu.test(
      property.value,
    ) ||
    /\.(?:docx?|odt|rtf|pdf|tex|indd|dvi|pages|hwp)$/iu.test(property.value);
  return isMadeUp ? null : property;
}
