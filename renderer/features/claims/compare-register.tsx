import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import {
  FailureNotice,
  useAttempt,
  useCommand,
  useDecisions,
  useKeyHint,
  useUndoToast,
  useWorkspace,
  wishForPassage,
} from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Badge, Notice } from "#renderer/ui/notice.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import { displayText } from "#shared/domain/text/text-version.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import { acceptDrift, acceptOrigin, dismissComparison } from "./compare-commands.ts";
import {
  type Compared,
  type Comparison,
  mostArticles,
  type ToldInVersion,
  useCompared,
} from "./compare-queries.ts";
import styles from "./compare-register.module.css";
import { figureFields, figureText } from "./report-text.ts";
import { bringBack } from "./taken-suggestion.ts";

/** Passages that part from each other or rest on one origin: both shown, nothing done by itself. */
export function CompareRegister() {
  const t = useTranslate();
  const compared = useCompared();
  if (compared === undefined) return <Skeleton words={t("claims.compare.working")} />;
  const { read, of, left } = compared;
  return (
    <div className={styles.compare}>
      <p className={styles.intro}>
        {t("claims.compare.intro")} {read < of && t("claims.compare.reading", { read, of })}
        {left > 0 && t("claims.compare.left", { count: left, most: mostArticles })}
      </p>
      <OpenComparisons open={compared.open} />
      {compared.dismissed.length > 0 && <DismissedOnes dismissed={compared.dismissed} />}
    </div>
  );
}

const keyOf = ({ id }: Comparison) => id;

function OpenComparisons({ open }: Pick<Compared, "open">) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { openView, isReadOnly } = useWorkspace();
  const undoToast = useUndoToast();
  const { attempt, failure } = useAttempt();
  const [activeId, setActiveId] = useState<string | null>(null);
  const [hasChanged, setHasChanged] = useState(false);
  const active = open.find(({ id }) => id === activeId) ?? open[0] ?? null;
  const names = useArticleNames(open);
  const originNames = useOriginNames();

  const decideInTurn = useDecisions<Comparison>({
    nextAfter: (decided) => {
      const last = decided.at(-1)?.id;
      // One that has gone from the list already has left the next one active.
      const isListed = last !== undefined && open.some(({ id }) => id === last);
      return isListed ? nextOpen(open, decided) : active;
    },
    attempt,
  });
  const goOn = (decided: Comparison) => setActiveId(nextOpen(open, [decided])?.id ?? null);
  const accept = async (comparison: Comparison) => {
    if (comparison.kind === "origin") {
      await acceptOrigin(notebook, comparison, newOriginName(comparison));
      undoToast(t("claims.compare.origin.accepted"));
    } else {
      const isEntered = await acceptDrift(notebook, comparison, driftWords(t, comparison));
      setHasChanged(!isEntered);
      if (!isEntered) return "stays";
      undoToast(t("claims.compare.drift.accepted"));
    }
    return goOn(comparison);
  };
  const dismiss = async (comparison: Comparison) => {
    await dismissComparison(notebook, comparison, passagesOf(comparison).join(" / "));
    undoToast(t("claims.compare.dismissed"));
    goOn(comparison);
  };
  const show = ({ kind, proposal }: Comparison) => {
    if (kind === "origin") {
      const { articleId, evidence } = proposal.right;
      openView("reader", {
        articleId,
        annotationId: evidence.annotationId,
        claimId: evidence.claimId,
      });
      return;
    }
    const { articleId, start, end } = proposal.firm;
    wishForPassage(articleId, { start, end });
    openView("reader", { articleId });
  };

  const canDecide = active !== null && !isReadOnly;
  const onAccept = canDecide ? () => decideInTurn(accept) : null;
  const onDismiss = canDecide ? () => decideInTurn(dismiss) : null;
  useCommand("suggestion:accept", onAccept);
  useCommand("suggestion:dismiss", onDismiss);
  useCommand("item:open", active === null ? null : () => show(active));
  const acceptKey = useKeyHint("suggestion:accept");
  const dismissKey = useKeyHint("suggestion:dismiss");

  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      {hasChanged && <Notice tone="warning" title={t("claims.compare.drift.changed")} />}
      {active !== null && (
        <div className={styles.verbs}>
          {!isReadOnly && (
            <>
              <Button
                size="small"
                keyHint={acceptKey}
                isDisabled={onAccept === null}
                onPress={() => onAccept?.()}
              >
                {acceptWords(t, active, originNames)}
              </Button>
              <Button
                size="small"
                keyHint={dismissKey}
                isDisabled={onDismiss === null}
                onPress={() => onDismiss?.()}
              >
                {t("claims.compare.dismiss")}
              </Button>
            </>
          )}
          <Button size="small" kind="quiet" onPress={() => show(active)}>
            {t("claims.compare.open")}
          </Button>
        </div>
      )}
      <VirtualList
        label={t("claims.compare.list")}
        items={open}
        keyOf={keyOf}
        activeKey={active?.id ?? null}
        onActiveChange={({ id }) => setActiveId(id)}
        onOpen={show}
        emptyState={
          <EmptyState title={t("claims.compare.none")}>{t("claims.compare.noneText")}</EmptyState>
        }
        renderItem={(comparison) => <ComparisonRow comparison={comparison} names={names} />}
      />
    </>
  );
}

/** The one after the last of those decided, before it where there is none: they may still stand in the list. */
function nextOpen(open: readonly Comparison[], decided: readonly Comparison[]): Comparison | null {
  const ids = new Set(decided.map(({ id }) => id));
  const last = decided.at(-1)?.id;
  const at = open.findIndex(({ id }) => id === last);
  const isLeft = ({ id }: Comparison) => !ids.has(id);
  return open.slice(at + 1).find(isLeft) ?? open.slice(0, Math.max(0, at)).findLast(isLeft) ?? null;
}

type ComparisonRowProps = {
  readonly comparison: Comparison;
  readonly names: ReadonlyMap<string, string>;
};

function ComparisonRow({ comparison, names }: ComparisonRowProps) {
  const t = useTranslate();
  const isDrift = comparison.kind === "drift";
  return (
    <span className={styles.comparison}>
      <span className={styles.title}>
        <Badge tone={isDrift ? "warning" : "accent"}>
          {t(`claims.compare.${comparison.kind}.title`)}
        </Badge>
        {isDrift ? driftWords(t, comparison) : originWords(t, comparison)}
      </span>
      {sidesOf(comparison).map(({ quote, articleId, isMarked }) => (
        <span key={`${articleId} ${quote}`} className={styles.passage}>
          <q>{displayText(quote)}</q>{" "}
          <cite className={styles.from}>
            {names.get(articleId) ?? ""}
            {!isMarked && ` · ${t("claims.compare.unmarked")}`}
          </cite>
        </span>
      ))}
    </span>
  );
}

type Side = {
  readonly quote: string;
  readonly articleId: string;
  /** True when a claim rests on these words already. */
  readonly isMarked: boolean;
};

function sidesOf(comparison: Comparison): readonly [Side, Side] {
  if (comparison.kind === "origin") {
    const { left, right } = comparison.proposal;
    return [
      { ...left, isMarked: true },
      { ...right, isMarked: true },
    ];
  }
  const { proposal, careful, firm } = comparison;
  return [
    { ...proposal.careful, isMarked: careful !== null },
    { ...proposal.firm, isMarked: firm !== null },
  ];
}

const passagesOf = (comparison: Comparison) => sidesOf(comparison).map(({ quote }) => quote);

function driftWords(
  t: Translate,
  { proposal: { kind, careful, firm } }: Extract<Comparison, { readonly kind: "drift" }>,
): string {
  const words = ({ hedge, quantity }: ToldInVersion) =>
    kind === "certainty-raised" || quantity === null
      ? t(`words.hedge.${hedge.hedge}`)
      : (figureText(t, figureFields(quantity)) ?? "");
  return t(`claims.drift.${kind}`, { careful: words(careful), firm: words(firm) });
}

function originWords(
  t: Translate,
  { proposal: { rule, name } }: Extract<Comparison, { readonly kind: "origin" }>,
): string {
  return t(`claims.compare.origin.${rule}`, { name: name ?? "" });
}

/** So many letters of a passage tell it from others. */
const nameLength = 80;

function newOriginName({
  proposal: { name, left, right },
}: Extract<Comparison, { readonly kind: "origin" }>): string {
  const [voice] = [...left.voices, ...right.voices];
  return name ?? voice?.name ?? displayText(left.quote).slice(0, nameLength);
}

function acceptWords(
  t: Translate,
  comparison: Comparison,
  originNames: ReadonlyMap<string, string>,
): string {
  if (comparison.kind === "drift") return t("claims.compare.drift.accept");
  const { left, right } = comparison.proposal;
  if (left.root === null) {
    return t("claims.compare.origin.acceptNew", { name: newOriginName(comparison) });
  }
  const nameOf = (id: string) => originNames.get(id) ?? "";
  if (right.root === null) {
    return t("claims.compare.origin.acceptKnown", { name: nameOf(left.root.id) });
  }
  const [parent = "", child = ""] = [left.root.id, right.root.id].sort();
  return t("claims.compare.origin.acceptDerived", {
    child: nameOf(child),
    parent: nameOf(parent),
  });
}

function useArticleNames(open: readonly Comparison[]): ReadonlyMap<string, string> {
  const { db } = useNotebook();
  const ids = [...new Set(open.flatMap((one) => sidesOf(one).map(({ articleId }) => articleId)))];
  const names = useLiveQuery(
    async () =>
      new Map(
        (await db.articles.bulkGet(ids)).flatMap((article) =>
          article === undefined ? [] : [[article.id as string, articleName(article)] as const],
        ),
      ),
    [db, ids.join(" ")],
  );
  return names ?? noNames;
}

function useOriginNames(): ReadonlyMap<string, string> {
  const { db } = useNotebook();
  const names = useLiveQuery(
    async () =>
      new Map((await db.origins.toArray()).map(({ id, name }) => [id as string, name] as const)),
    [db],
  );
  return names ?? noNames;
}

const noNames: ReadonlyMap<string, string> = new Map();

function DismissedOnes({ dismissed }: Pick<Compared, "dismissed">) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { attempt, failure } = useAttempt();
  return (
    <details className={styles.dismissed}>
      <summary>{t("claims.compare.dismissedOnes", { count: dismissed.length })}</summary>
      {failure !== null && <FailureNotice failure={failure} />}
      <ul>
        {dismissed.map((dismissal) => (
          <li key={dismissal.id}>
            <span>{displayText(dismissal.words)}</span>{" "}
            {!notebook.isReadOnly && (
              <Button size="small" onPress={() => attempt(() => bringBack(notebook, dismissal))}>
                {t("claims.compare.bringBack")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
