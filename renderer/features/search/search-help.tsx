import { Button } from "#renderer/ui/button.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import styles from "./search.module.css";

/** Each way to ask, in an example that can be tried. */
const examples = [
  ["rail freight", "search.help.all"],
  ['"rail freight"', "search.help.phrase"],
  ["missile OR rocket", "search.help.or"],
  ["rail -coal", "search.help.not"],
  ["contain*", "search.help.beginning"],
  ["kind:claim lens:japan", "search.help.lens"],
  ["source:daily rating:B", "search.help.source"],
  ["date:2023-10 lang:ja", "search.help.date"],
  ["tag:rail origin:imagery", "search.help.tag"],
] as const;

/** What can be asked, while nothing is. */
export function SearchHelp({ onTry }: { readonly onTry: (example: string) => void }) {
  const t = useTranslate();
  return (
    <div className={styles.help}>
      <p className={styles.helpTitle}>{t("search.help.title")}</p>
      <dl className={styles.examples}>
        {examples.map(([example, meaning]) => (
          <div key={example} className={styles.example}>
            <dt>
              <Button kind="quiet" onPress={() => onTry(example)}>
                <code>{example}</code>
              </Button>
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
