import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./claims.module.css";
import type { NotebookClaim } from "./claims-queries.ts";

/** A list that scrolls can be reached, and so read, by key. */
const reachable = { tabIndex: 0 } as const;

/** What a dialog about several claims is about, word for word. */
export function ChosenClaims({ items }: { readonly items: readonly NotebookClaim[] }) {
  const t = useTranslate();
  return (
    <ul aria-label={t("claims.bulk.label")} className={styles.chosenClaims} {...reachable}>
      {items.map(({ claim }) => (
        <li key={claim.id}>{claim.statement}</li>
      ))}
    </ul>
  );
}
