import { createContext, type ReactNode, useContext } from "react";
import { createTranslate, type Translate } from "#shared/messages/catalogue.ts";

const TranslateContext = createContext<Translate>(createTranslate("en"));

export type TranslateProviderProps = {
  readonly translate: Translate;
  readonly children: ReactNode;
};

/** Puts another language around its children; without one, English is spoken. */
export function TranslateProvider({ translate, children }: TranslateProviderProps) {
  return <TranslateContext value={translate}>{children}</TranslateContext>;
}

/** `t("reader.selection.highlight")`: the words for a key of `shared/messages`. */
export function useTranslate(): Translate {
  return useContext(TranslateContext);
}
