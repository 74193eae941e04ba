import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Button, IconButton } from "#renderer/ui/button.tsx";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import { CloseIcon } from "#renderer/ui/icons-actions.tsx";
import { DisputesIcon, SupportsIcon } from "#renderer/ui/icons-claims.tsx";
import { CredibilityNumber, OriginBadge } from "#renderer/ui/scales.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { takesCredibility } from "#shared/domain/claim/claim.ts";
import type { JudgementClaim } from "#shared/domain/judgement/judgement.ts";
import { ClaimPicker } from "./claim-picker.tsx";
import { originsBehind } from "./claim-queries.ts";
import { dropClaim, weighClaim } from "./judgement-commands.ts";
import { claimsOfJudgement, type JudgementRow, type WeighedClaim } from "./judgement-queries.ts";
import styles from "./synthesis.module.css";

type JudgementClaimsProps = {
  readonly judgement: JudgementRow;
  readonly stance: JudgementClaim["stance"];
};

/** The claims on one side of a judgement. */
export function JudgementClaims({ judgement, stance }: JudgementClaimsProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const weighed =
    useLiveQuery(() => claimsOfJudgement(notebook.db, judgement.id), [notebook, judgement.id]) ??
    [];
  const [added, setAdded] = useState(0);
  const onThisSide = weighed.filter(({ link }) => link.stance === stance);
  const title =
    stance === "for" ? t("synthesis.judgement.claimsFor") : t("synthesis.judgement.claimsAgainst");
  return (
    <section className={styles.panel} aria-label={title}>
      <h3 className={styles.panelTitle}>{title}</h3>
      {onThisSide.length === 0 && (
        <p className={styles.quiet}>{t("synthesis.judgement.claimsNone")}</p>
      )}
      <ul className={styles.rows}>
        {onThisSide.map((found) => (
          <WeighedClaimRow key={found.link.id} weighed={found} />
        ))}
      </ul>
      {!isReadOnly && (
        <ClaimPicker
          // Anew for each claim, so that it is empty again and ready for the next.
          key={added}
          autoFocus={added > 0}
          label={
            stance === "for" ? t("synthesis.judgement.addFor") : t("synthesis.judgement.addAgainst")
          }
          value={null}
          without={new Set(weighed.map(({ claim }) => claim.id))}
          onChange={(claimId) => {
            if (claimId === null) return;
            setAdded(added + 1);
            void weighClaim(notebook, judgement.id, claimId, stance);
          }}
        />
      )}
    </section>
  );
}

function WeighedClaimRow({ weighed: { link, claim } }: { readonly weighed: WeighedClaim }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { select, isReadOnly } = useWorkspace();
  const { statement } = claim;
  const origins = useLiveQuery(() => originsBehind(notebook.db, [claim.id]), [notebook, claim.id]);
  const other = link.stance === "for" ? "against" : "for";
  return (
    <li className={styles.row}>
      <div className={styles.rowWords}>
        <div className={styles.claim}>
          <ClaimKindIcon kind={claim.kind} />
          <Button kind="link" onPress={() => select({ claimId: claim.id })}>
            {statement}
          </Button>
        </div>
        <div className={styles.facts}>
          {takesCredibility(claim.kind) && <CredibilityNumber credibility={claim.credibility} />}
          {origins !== undefined && (
            <OriginBadge
              articles={origins.articles}
              known={origins.known.length}
              unknown={origins.unknown}
            />
          )}
        </div>
      </div>
      {!isReadOnly && (
        <>
          <IconButton
            icon={other === "against" ? DisputesIcon : SupportsIcon}
            size="small"
            label={
              other === "against"
                ? t("synthesis.judgement.toAgainst", { statement })
                : t("synthesis.judgement.toFor", { statement })
            }
            onPress={() => void weighClaim(notebook, link.judgementId, claim.id, other)}
          />
          <IconButton
            icon={CloseIcon}
            size="small"
            label={t("synthesis.judgement.removeClaim", { statement })}
            onPress={() => void dropClaim(notebook, link)}
          />
        </>
      )}
    </li>
  );
}
