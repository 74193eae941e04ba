/** What the measuring worker may be asked. Article numbers are those of corpus.mjs. */
export type Order =
  | { readonly kind: "open"; readonly name: string }
  | { readonly kind: "generate"; readonly from: number; readonly to: number }
  | { readonly kind: "build"; readonly from: number; readonly to: number }
  | { readonly kind: "add-one"; readonly number: number }
  | {
      readonly kind: "find";
      readonly typed: string;
      readonly order: "newest" | "best";
      readonly times: number;
    }
  /** Every article that has it, by number. */
  | { readonly kind: "all"; readonly typed: string }
  | { readonly kind: "found"; readonly typed: string }
  | { readonly kind: "drop" };

/** What native.ts gives: the same tables, words and questions in SQL. */
export interface Native {
  nativeSchema(): string;
  nativeInserts(from: number, to: number): string;
  nativeQuery(typed: string, order: "newest" | "best", limit: number): string;
}
