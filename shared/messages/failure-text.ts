import type { Failure } from "#shared/failure.ts";
import type { Translate } from "#shared/messages/catalogue.ts";

export type FailureWords = {
  /** What happened. */
  readonly title: string;
  /** What was kept, and what to do. */
  readonly advice: string;
};

/** The words for a failure. Every kind has its two messages, or this does not compile. */
export function failureText(failure: Failure, t: Translate): FailureWords {
  const params = wordsOf(failure);
  return {
    title: t(`failures.${failure.kind}.title`, params),
    advice: t(`failures.${failure.kind}.advice`, params),
  };
}

const megabytes = (bytes: unknown) => `${Math.round(Number(bytes) / 1_000_000)} MB`;

/** The failure's fields as a person reads them: bytes as megabytes, milliseconds as seconds, lists with commas. */
function wordsOf(failure: Failure): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(failure).map(([field, value]) => {
      if (field.endsWith("Bytes")) return [field.slice(0, -"Bytes".length), megabytes(value)];
      if (field === "limitMs") return ["limit", Math.round(Number(value) / 1000)];
      return [field, typeof value === "number" ? value : String(value)];
    }),
  );
}
