import { translateFor } from "../../messages/catalogue.ts";
import { articleIdsUsed, type Checked } from "./checked.ts";
import type { Finding } from "./finding.ts";
import { sourceOf } from "./names.ts";
import { sentencesOf } from "./sentences.ts";
import { spelledParagraphs } from "./shown-words.ts";

/**
 * A letter of a script that renderer/brief-fonts has nothing for. The computer's own fonts are
 * then taken, and without one the page shows boxes.
 */
const withoutFont =
  /(?=\p{L})[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}]/u;

/** The rest of a word from one of its letters on: some scripts put no spaces between words. */
const restOfWord = /^[^\s\p{P}]{1,40}/u;

type Target = Pick<Finding, "section" | "targetKind" | "targetId">;

/** What would be printed in letters the brief brings no font for: one finding for each place. */
export function letterFindings(checked: Checked): readonly Finding[] {
  return [
    ...headLetters(checked),
    ...sentenceLetters(checked),
    ...judgementLetters(checked),
    ...claimLetters(checked),
    ...endnoteLetters(checked),
  ];
}

function at(target: Target, texts: readonly (string | null | undefined)[]): readonly Finding[] {
  for (const text of texts) {
    const found = withoutFont.exec(text ?? "");
    if (found === null) continue;
    const [words = ""] = restOfWord.exec(found.input.slice(found.index)) ?? [];
    return [{ ruleId: "letters-without-font", ...target, excerpt: found.input, params: { words } }];
  }
  return [];
}

function headLetters({ brief }: Checked): readonly Finding[] {
  const target = { section: null, targetKind: "brief", targetId: brief.id } as const;
  return at(target, [brief.title, brief.organisation, brief.audience]);
}

function sentenceLetters({ ground, brief }: Checked): readonly Finding[] {
  const paragraphs = spelledParagraphs(ground, brief, translateFor(brief.language));
  return paragraphs.flatMap(({ id, section, content }) => {
    const target = { section, targetKind: "paragraph", targetId: id } as const;
    return at(
      target,
      sentencesOf(content).map(({ text }) => text),
    );
  });
}

function judgementLetters({ ground, judgementIds }: Checked): readonly Finding[] {
  return judgementIds.flatMap((targetId) => {
    const target = { section: "key-judgements", targetKind: "judgement", targetId } as const;
    const row = ground.judgements.get(targetId);
    return at(target, [row?.statement, row?.confidenceReason, row?.assumptions, row?.wouldChange]);
  });
}

function claimLetters({ ground, claimIds }: Checked): readonly Finding[] {
  return claimIds.flatMap((targetId) => {
    const target = { section: "evidence-table", targetKind: "claim", targetId } as const;
    const passages = ground.passagesOfClaim(targetId);
    return at(target, [
      ground.claims.get(targetId)?.statement,
      ...passages.flatMap(({ annotation, evidence }) => [
        annotation.exact,
        evidence.translation ?? annotation.translation,
      ]),
    ]);
  });
}

function endnoteLetters(checked: Checked): readonly Finding[] {
  const { ground } = checked;
  return [...articleIdsUsed(checked)].flatMap((articleId) => {
    const article = ground.articles.get(articleId);
    const publisher = sourceOf(article?.publisherSourceId ?? null, ground);
    const target = { section: "endnotes", targetKind: "source" } as const;
    return at({ ...target, targetId: publisher?.id ?? articleId }, [
      article?.title,
      article?.byline,
      publisher?.name,
    ]);
  });
}
