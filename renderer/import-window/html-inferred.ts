import type { EdtfDate } from "#shared/domain/date/edtf.ts";
import { compactDay, dayOfAddress, dayOfWindowTitle } from "#shared/domain/text/inferred-day.ts";
import { publisherOfWindowTitle } from "#shared/domain/text/inferred-publisher.ts";
import type { FoundText, Reading, ReadMetadata } from "#shared/domain/text/reading.ts";
import { languageOf } from "./language.ts";

/** What a page's metadata lack, as far as its window's title and its address let it be inferred. */
export function inferredOfPage(page: Document, reading: Reading): ReadMetadata {
  const { metadata } = reading;
  const windowTitle = page.querySelector("head > title")?.textContent ?? "";
  const address = metadata.url?.value ?? "";
  return {
    ...metadata,
    publisher:
      metadata.publisher ??
      inferred(publisherOfWindowTitle(windowTitle, address), "window title, as the address"),
    published:
      metadata.published ??
      inferredDay(compactDay(pdateOf(page)), "meta pdate") ??
      inferredDay(
        dayOfWindowTitle(windowTitle, () => languageTold(reading)),
        "window title",
      ) ??
      inferredDay(dayOfAddress(address), "address"),
  };
}

/** Its day is the one of the printed paper: near to the publication, and not always the same. */
function pdateOf(page: Document): string {
  return page.querySelector("meta[name=pdate]")?.getAttribute("content") ?? "";
}

function languageTold(reading: Reading): string | null {
  return (reading.metadata.language ?? languageOf(reading))?.value ?? null;
}

function inferred(value: string | null, evidence: string): FoundText | null {
  return value === null ? null : { value, basis: "inferred", evidence };
}

function inferredDay(value: EdtfDate | null, evidence: string): ReadMetadata["published"] {
  return value === null ? null : { value, basis: "inferred", evidence };
}
