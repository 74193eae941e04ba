export interface BenchArticle {
  readonly language: "en" | "ja" | "ko";
  readonly title: string;
  readonly text: string;
}
export function articleNumber(number: number): BenchArticle;
export function queriesOf(each: number): Readonly<Record<string, readonly string[]>>;
export function recallQueries(): readonly {
  readonly typed: string;
  readonly isIn: (text: string) => boolean;
}[];
export function randomFrom(seed: number): () => number;
export const vocabulary: readonly string[];
