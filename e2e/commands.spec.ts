import type { ElectronApplication } from "@playwright/test";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { ask, expect, type Railhead, test } from "./railhead.ts";
import { chooseSomething } from "./walk/walk.ts";
import {
  chooseInMenu,
  openSample,
  runnableIn,
  sayName,
  settled,
  showView,
  viewsIn,
} from "./walk/window.ts";

// That each command stands in a menu and the palette, with a key, is held by renderer/app/menu-commands.test.ts;
// here that a pane of the real window takes each of them up, in every view in which it has a meaning.

/** Every command: each stands in the system's menus, grey or not. */
function commandsIn(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ Menu }) => {
    const ids: string[] = [];
    const walk = (menu: Electron.Menu | undefined) => {
      for (const item of menu?.items ?? []) {
        if (item.submenu) walk(item.submenu);
        else if (/^[a-z-]+:[a-z0-9-]+$/.test(String(item.id))) ids.push(item.id);
      }
    };
    walk(Menu.getApplicationMenu() ?? undefined);
    return ids;
  });
}

/** What a view does with what is chosen in it, beside what the frame does in all of them. */
const ofViews: Readonly<Record<string, readonly string[]>> = {
  library: [
    "pane:toggle-list",
    "pane:toggle-inspector",
    "import:files",
    "import:folder",
    "import:paste",
    "start:show",
    "article:confirm",
    "item:open",
    "item:triage",
    "item:delete",
  ],
  reader: [
    "pane:toggle-list",
    "pane:toggle-inspector",
    "item:open",
    "item:leave",
    "passage:sentence",
    "passage:extend-sentence",
    "passage:word",
    "passage:extend-word",
    "passage:paragraph",
    "passage:next-mark",
    "passage:previous-mark",
    "passage:highlight",
    "passage:note",
    "passage:claim",
    "passage:evidence",
    "passage:copy-citation",
    "article:find",
    "block:fold",
    "block:correct",
    "mark:colour-1",
    "mark:colour-2",
    "mark:colour-3",
    "mark:colour-4",
    "mark:colour-5",
    "mark:colour-6",
    "article:beside",
    "lost-tray:open",
    "suggestions:show",
    "item:tag",
  ],
  claims: [
    "pane:toggle-list",
    "pane:toggle-inspector",
    "item:open",
    "item:rate",
    "item:origin",
    "claim:edit",
    "item:relate",
    "item:tag",
    "item:delete",
    "lens:decide-1",
    "lens:decide-2",
  ],
  sources: ["pane:toggle-inspector", "item:rate", "item:delete"],
  synthesis: ["pane:toggle-list", "pane:toggle-inspector"],
  brief: [
    "pane:toggle-list",
    "pane:toggle-inspector",
    "brief:new",
    "brief:check",
    "brief:cite",
    "brief:pages",
    "brief:issue",
    "brief:compare",
    "brief:print",
    "brief:export",
  ],
  figures: ["pane:toggle-list", "pane:toggle-inspector"],
  lenses: ["pane:toggle-list"],
  history: ["pane:toggle-inspector"],
  search: ["pane:toggle-list"],
  guide: ["pane:toggle-list"],
  settings: [],
};

/** What the frame does in all of them. */
const ofAllViews =
  /^(?:(?:view|zoom|archive):.*|palette:open|shortcuts:show|pane:(?:focus|next|previous)|notebook:catalogue|carry-over:choose|theme:next|network:show|about:show|diagnostics:copy|log:show|item:(?:next|previous))$/u;

/** What the sample notebook gives no occasion for, or only after a step; each is brought about below. */
const afterStep = {
  back: ["history:forward"],
  act: ["change:undo"],
  undo: ["change:redo"],
  suggestions: ["suggestion:accept", "suggestion:edit", "suggestion:dismiss"],
  pdf: [
    "page:switch",
    "page:next",
    "page:previous",
    "page:larger",
    "page:smaller",
    "page:turn",
    "page:region",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Only where a mark has lost its words (reader.spec.ts), or where there are more lenses than two. */
const elsewhere = /^(?:history:back|mark:place|lens:decide-[3-9])$/u;

/** Waits until the menus offer these in the view that is shown. */
async function expectOffered(
  { app }: Railhead,
  view: string,
  wanted: readonly string[],
): Promise<void> {
  await expect
    .poll(async () => {
      const offered = new Set(await runnableIn(app));
      return wanted.filter((id) => !offered.has(id));
    }, `not offered in ${view}`)
    .toEqual([]);
}

test("every command is taken up in every view in which it has a meaning", async ({ railhead }) => {
  test.slow();
  const { app, page } = railhead;
  await sayName(page);
  await openSample(railhead);
  const views = await viewsIn(railhead);
  const commands = await commandsIn(app);
  expect(commands.length).toBeGreaterThan(100);
  const ofTheFrame = commands.filter((id) => ofAllViews.test(id));
  expect([...views].sort()).toEqual(Object.keys(ofViews).sort());
  for (const view of views) {
    await showView(railhead, view);
    await chooseSomething(page, view);
    await expectOffered(railhead, view, [...ofTheFrame, ...(ofViews[view] ?? [])]);
  }

  await chooseInMenu(app, "history:back");
  await expectOffered(railhead, "the one before", afterStep.back);
  await showView(railhead, "library");
  // The sample itself is not taken back.
  expect(await chooseInMenu(app, "change:undo")).toBe(false);
  await chooseInMenu(app, "item:triage");
  await expectOffered(railhead, "library", afterStep.act);
  await chooseInMenu(app, "change:undo");
  await expectOffered(railhead, "library", afterStep.undo);
  await showView(railhead, "reader");
  await chooseSomething(page, "reader");
  await chooseInMenu(app, "suggestions:show");
  await page.getByRole("grid", { name: "Suggestions" }).getByRole("row").first().click();
  await expectOffered(railhead, "reader", afterStep.suggestions);

  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const words of ["The ferry sails at noon.", "It returns at night."])
    pdf.addPage().drawText(words, { font, x: 72, y: 700 });
  const [sample] = await ask<readonly { id: string }[]>(page, "notebook:list", {});
  await ask(page, "article:import", {
    notebookId: sample?.id,
    batchId: crypto.randomUUID(),
    sources: [{ kind: "bytes", name: "ferry.pdf", bytes: await pdf.save() }],
  });
  await page.getByRole("row", { name: /ferry/ }).first().click();
  await expectOffered(railhead, "reader", ["page:switch"]);
  await chooseInMenu(app, "page:switch");
  await settled(page);
  await expectOffered(railhead, "reader", afterStep.pdf);

  const tried = new Set(
    [...ofTheFrame, ...Object.values(ofViews), ...Object.values(afterStep)].flat(),
  );
  expect(commands.filter((id) => !tried.has(id) && !elsewhere.test(id))).toEqual([]);
});
