import { request } from "#renderer/bridge.ts";
import type { NotebookId } from "#shared/domain/ids.ts";
import type { Output } from "#shared/ipc/contract.ts";
import type { NotebookSummary } from "#shared/ipc/listed-notebooks.ts";
import app from "#shared/messages/en/app.json" with { type: "json" };
import styles from "./frame.module.css";
import { dateText, listedNotebooks } from "./listed-notebooks.ts";

/** What was asked and chosen before the program itself was loaded. */
export type FirstScreen =
  | {
      readonly kind: "answered";
      readonly description: Output<"app:describe">;
      readonly notebooks: readonly NotebookSummary[];
      /** The notebook chosen so far. */
      readonly chosen: () => NotebookId | null;
      /** Tells of it, also of one that is chosen while the program is being drawn. */
      readonly onChosen: (listen: (id: NotebookId) => void) => void;
    }
  | { readonly kind: "failed"; readonly error: unknown };

/** A window that is hidden draws nothing, and must not wait for it. */
const paintsWithinMs = 200;

/**
 * The list of notebooks, drawn before React is loaded: looks and opens as `NotebookCatalogue`, which
 * takes its place. Nothing is drawn where something else is to be shown first.
 */
export async function drawFirstScreen(root: HTMLElement): Promise<FirstScreen> {
  try {
    const [description, notebooks] = await Promise.all([
      request("app:describe", {}),
      request("notebook:list", {}),
    ]);
    let chosen: NotebookId | null = null;
    let tell: (id: NotebookId) => void = () => {};
    const { live } = listedNotebooks(notebooks);
    const isForList = !description.opensSample && description.returnsTo === null;
    if (description.actor !== null && isForList && live.length > 0) {
      root.replaceChildren(
        listOf(live, (id) => {
          chosen = id;
          tell(id);
        }),
      );
      await painted();
    }
    return {
      kind: "answered",
      description,
      notebooks,
      chosen: () => chosen,
      onChosen: (listen) => {
        tell = listen;
        // It may have been while the program was being drawn, after it had asked.
        if (chosen !== null) listen(chosen);
      },
    };
  } catch (error) {
    return { kind: "failed", error };
  }
}

function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, paintsWithinMs);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

function listOf(
  notebooks: readonly NotebookSummary[],
  open: (id: NotebookId) => void,
): HTMLElement {
  const { title } = app.catalogue;
  const list = element("ul", styles.notebooks, ...notebooks.map((one) => rowOf(one, open)));
  list.setAttribute("aria-label", title);
  const head = element("div", styles.screenHead, element("h1", styles.screenTitle, title));
  const wordmark = element("p", styles.wordmark, app.name);
  const column = element("div", styles.column, wordmark, head, list);
  return element("div", styles.window, element("main", styles.screen, column));
}

function rowOf(notebook: NotebookSummary, open: (id: NotebookId) => void): HTMLElement {
  const button = element(
    "button",
    styles.notebookOpen,
    element("span", styles.notebookTitle, notebook.title),
    element("span", styles.notebookDate, dateText(notebook, sayIn(app.catalogue))),
  );
  button.setAttribute("type", "button");
  const choose = () => {
    button.setAttribute("data-pressed", "true");
    open(notebook.id);
  };
  button.addEventListener("click", choose);
  // The program may take this button's place before the mouse is let go.
  button.addEventListener("pointerdown", ({ button: which }) => {
    if (which === 0) choose();
  });
  return element("li", styles.notebook, button);
}

function sayIn(words: Readonly<Record<"created" | "opened", string>>) {
  return (key: "created" | "opened", date: string) => words[key].replace("{{date}}", date);
}

function element(
  name: string,
  className: string | undefined,
  ...children: readonly (string | Node)[]
): HTMLElement {
  const made = document.createElement(name);
  made.className = className ?? "";
  made.append(...children);
  return made;
}
