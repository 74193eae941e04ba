import type { CodebookLens, ReadLens, ReadQuestion } from "./codebook.ts";
import type { LensDimension } from "./lens.ts";

type Texts = ReadLens["texts"];
type Question = Pick<LensDimension, "label" | "kind" | "options" | "isRequired">;

/** What a codebook says of a lens, held against the notebook: nothing is written by that. */
export interface PlannedLens<Here extends CodebookLens = CodebookLens> {
  readonly read: ReadLens;
  /** The lens of that name; null for a new one. */
  readonly here: Here | null;
  /** What it says otherwise than the lens here; of a new one all that it says. */
  readonly set: Partial<Texts>;
  /** Those that are new here, or asked otherwise. */
  readonly questions: readonly PlannedQuestion<Here["dimensions"][number]>[];
}

export interface PlannedQuestion<Here = CodebookLens["dimensions"][number]> {
  readonly here: Here | null;
  /** As it would stand. */
  readonly question: Question;
  readonly set: Partial<Question>;
}

/**
 * What reading a codebook would do to each lens, in its order. A lens goes by its name, and so
 * does a question of it; what the file leaves out stays as it is here.
 */
export function codebookPlan<Here extends CodebookLens>(
  read: readonly ReadLens[],
  all: readonly Here[],
): readonly PlannedLens<Here>[] {
  const free = new Map(all.map((one) => [folded(one.lens.name), one]));
  return read
    .filter(({ texts }) => texts.name.trim() !== "")
    .map((lens) => {
      const name = folded(lens.texts.name);
      const here = free.get(name) ?? null;
      // Two lenses of one name in a file are two: the second is no change of the same.
      free.delete(name);
      return {
        read: lens,
        here,
        set: saidOtherwise(fitted(lens.texts), here?.lens ?? null),
        questions: plannedQuestions(lens, here?.dimensions ?? []),
      };
    });
}

/** True for a lens that is here as the codebook has it. */
export function isAsHere({ here, set, questions }: PlannedLens): boolean {
  return here !== null && Object.keys(set).length === 0 && questions.length === 0;
}

const folded = (name: string) => name.trim().replaceAll(/\s+/gu, " ").toLowerCase();

/** As much of each text as a lens can hold. */
function fitted(texts: Texts): Texts {
  const entries = Object.entries(texts).map(([field, value]) => {
    const most = field.endsWith("Means") ? 2000 : /region|concern/u.test(field) ? 300 : 20_000;
    return [field, typeof value === "string" ? value.trim().slice(0, most) : value] as const;
  });
  // The same fields, each with a value of its own kind.
  return Object.fromEntries(entries) as Texts;
}

function saidOtherwise(texts: Texts, here: Texts | null): Partial<Texts> {
  const said = Object.entries(texts).filter(([field, value]) => {
    if (value === null || value === "") return false;
    if (here === null) return true;
    if (field === "name") return false;
    // A lens without words of its own was given its name for them.
    if (field === "definition" && value === texts.name) return false;
    return JSON.stringify(value) !== JSON.stringify(Reflect.get(here, field) ?? null);
  });
  return Object.fromEntries(said);
}

function plannedQuestions<Here extends CodebookLens["dimensions"][number]>(
  { texts, dimensions }: ReadLens,
  all: readonly Here[],
): readonly PlannedQuestion<Here>[] {
  const free = new Map(all.map((one) => [folded(one.label), one]));
  return dimensions.flatMap((read): readonly PlannedQuestion<Here>[] => {
    const label = read.label.trim() === "" ? texts.name : read.label;
    const here = free.get(folded(label)) ?? null;
    free.delete(folded(label));
    const asked = saidOf(read);
    if (here === null) {
      const options = asked.options ?? [];
      const kind = options.length > 0 ? ("choice" as const) : ("text" as const);
      const question = { kind, isRequired: false, ...asked, label, options };
      return [{ here, question, set: question }];
    }
    const set = Object.fromEntries(
      Object.entries(asked).filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(here, field)),
      ),
    );
    const { kind = "text", options, isRequired = false } = here;
    const question = { kind, options: [...options], isRequired, ...set, label: here.label };
    return Object.keys(set).length === 0 ? [] : [{ here, question, set }];
  });
}

/** As many answers as a question may have. */
const mostOptions = 100;

function saidOf({ options, kind, isRequired }: ReadQuestion): Partial<Question> {
  const answers = options.slice(0, mostOptions).map((option) => option.slice(0, 300));
  return {
    ...(answers.length === 0 ? {} : { options: answers }),
    ...(kind === undefined ? {} : { kind }),
    ...(isRequired === undefined ? {} : { isRequired }),
  };
}
