import { useState } from "react";
import {
  FailureNotice,
  useAttempt,
  useCommand,
  useKeyHint,
  useUndoToast,
  useWorkspace,
} from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Badge } from "#renderer/ui/notice.tsx";
import { EmptyState } from "#renderer/ui/panel.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { VirtualList } from "#renderer/ui/virtual-grid.tsx";
import type { Alias } from "#shared/domain/alias/alias.ts";
import type { RowOf } from "#shared/domain/record.ts";
import type { AliasProposal } from "#shared/suggesting/aliases.ts";
import { clearAlias, decideAlias } from "./alias-commands.ts";
import { mostArticles, type Names, useNames } from "./name-queries.ts";
import styles from "./sources.module.css";

/** Spellings that may name one thing: proposed with both passages, decided by the analyst alone. */
export function NameRegister() {
  const t = useTranslate();
  const names = useNames();
  if (names === undefined) return <Skeleton />;
  return (
    <div className={styles.pane}>
      <p className={styles.namesIntro}>
        {t("sources.names.intro")}{" "}
        {names.read < names.of && t("sources.names.reading", { read: names.read, of: names.of })}
        {names.left > 0 && t("sources.names.left", { count: names.left, most: mostArticles })}
      </p>
      <Proposals names={names} />
      {names.decided.length > 0 && <DecidedNames decided={names.decided} />}
    </div>
  );
}

const keyOf = ({ id }: AliasProposal) => id;

function Proposals({ names: { proposals } }: { readonly names: Names }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const undoToast = useUndoToast();
  const { attempt, failure, isBusy } = useAttempt();
  const [activeId, setActiveId] = useState<string | null>(null);
  const active = proposals.find(({ id }) => id === activeId) ?? proposals[0] ?? null;

  const decide = (proposal: AliasProposal, standing: Alias["standing"]) =>
    attempt(async () => {
      const at = proposals.indexOf(proposal);
      await decideAlias(notebook, proposal, standing);
      setActiveId((proposals[at + 1] ?? proposals[at - 1])?.id ?? null);
      undoToast(
        t(standing === "same" ? "sources.names.accepted" : "sources.names.toldApart", {
          left: proposal.left.name,
          right: proposal.right.name,
        }),
      );
    });
  const canDecide = active !== null && !notebook.isReadOnly && !isBusy;
  const onSame = canDecide ? () => decide(active, "same") : null;
  const onDistinct = canDecide ? () => decide(active, "distinct") : null;
  useCommand("suggestion:accept", onSame);
  useCommand("suggestion:dismiss", onDistinct);
  const sameKey = useKeyHint("suggestion:accept");
  const distinctKey = useKeyHint("suggestion:dismiss");

  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      {active !== null && !notebook.isReadOnly && (
        <div className={styles.nameVerbs}>
          <Button
            size="small"
            keyHint={sameKey}
            isDisabled={onSame === null}
            onPress={() => onSame?.()}
          >
            {t("sources.names.same")}
          </Button>
          <Button
            size="small"
            keyHint={distinctKey}
            isDisabled={onDistinct === null}
            onPress={() => onDistinct?.()}
          >
            {t("sources.names.distinct")}
          </Button>
        </div>
      )}
      <VirtualList
        label={t("sources.names.list")}
        items={proposals}
        keyOf={keyOf}
        activeKey={active?.id ?? null}
        onActiveChange={({ id }) => setActiveId(id)}
        emptyState={
          <EmptyState title={t("sources.names.none")}>{t("sources.names.noneText")}</EmptyState>
        }
        renderItem={(proposal) => <ProposalRow proposal={proposal} />}
      />
    </>
  );
}

function ProposalRow({ proposal: { left, right, rule } }: { readonly proposal: AliasProposal }) {
  const t = useTranslate();
  return (
    <span className={styles.namePair}>
      <span className={styles.nameWords}>
        {t("sources.names.pair", { left: left.name, right: right.name })}
      </span>
      <span className={styles.nameRule}>{t(`sources.names.rules.${rule}`)}</span>
      <q className={styles.namePassage}>{left.passage}</q>
      {right.passage !== left.passage && <q className={styles.namePassage}>{right.passage}</q>}
    </span>
  );
}

function DecidedNames({ decided }: { readonly decided: readonly RowOf<"aliases">[] }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const { attempt, failure } = useAttempt();
  return (
    <section className={styles.unregistered} aria-label={t("sources.names.decided")}>
      <p>{t("sources.names.decided")}</p>
      {failure !== null && <FailureNotice failure={failure} />}
      <ul>
        {decided.map((alias) => (
          <li key={alias.id} className={styles.unregisteredRow}>
            <span>{t("sources.names.pair", { left: alias.left, right: alias.right })}</span>
            <Badge tone={alias.standing === "same" ? "accent" : "plain"}>
              {t(`sources.names.standing.${alias.standing}`)}
            </Badge>
            {!isReadOnly && (
              <Button
                size="small"
                aria-label={t("sources.names.takeBackNamed", {
                  left: alias.left,
                  right: alias.right,
                })}
                onPress={() => attempt(() => clearAlias(notebook, alias))}
              >
                {t("sources.names.takeBack")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
