import { createTranslate } from "#shared/messages/catalogue.ts";
import { type Candidate, candidatesIn } from "#shared/suggesting/candidates.ts";
import { type Command, exitCodes } from "../command.ts";
import { readArticleNamed } from "../importing/article-named.ts";
import { openStore } from "../notebooks/notebook-store.ts";

const t = createTranslate("en");

/** `railhead suggest <notebook> <article>`: candidate claims, one a line. Writes nothing. */
export const suggestCommands: readonly Command[] = [
  {
    name: "suggest",
    usage: t("command.suggest.usage"),
    wordsNeeded: 2,
    isWriting: false,
    async run({ words: [notebook = "", ...named] }, output, notebooks) {
      const { id } = await notebooks.find(notebook);
      const read = await readArticleNamed(await openStore(id), named.join(" "));
      const language = read.article.language ?? "und";
      for (const candidate of candidatesIn(read.source, read.blocks, language)) {
        const kind = t(`words.claimKind.${candidate.kind}`);
        output.answer(jsonOf(candidate), `${kind}  ${candidate.quote}  (${candidate.rule})`);
      }
      return exitCodes.done;
    },
  },
];

/** Offsets are UTF-16 units of the article's text. */
function jsonOf(candidate: Candidate): object {
  const { quote, start, end, kind, hedge, speakers, date, place, quantity, rule } = candidate;
  return {
    quote,
    start,
    end,
    kind,
    hedge: hedge.hedge,
    speakers: speakers.map((speaker) => speaker.name),
    date: date?.date ?? null,
    place: place?.text ?? null,
    quantity:
      quantity === null
        ? null
        : { value: quantity.value, unit: quantity.unit, qualifiers: quantity.qualifiers },
    lenses: candidate.lenses.map(({ lens, direction, reason }) => ({ lens, direction, reason })),
    rule,
  };
}
