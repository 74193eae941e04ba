import fs from "node:fs";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, type Railhead } from "../railhead.ts";
import { faultsOn } from "./faults.ts";
import {
  chooseInMenu,
  type Look,
  lookLike,
  nameOf,
  pictureOf,
  runnableIn,
  settled,
  showView,
  viewsIn,
} from "./window.ts";

/** Leads to another view, changes the notebook or the window, moves the focus, or opens a field in the text: no dialog. */
const opensNothing =
  /^(view|start|zoom|history|change|theme|log|diagnostics|mark:colour|block:fold|page|item:(next|previous|open|leave|delete|triage)|passage:(word|sentence|paragraph|extend.*|next.*|previous.*|highlight|note|copy.*)|notebook:catalogue|article:confirm|suggestion:(accept|dismiss)|pane:(next|previous))/;

/** What stays until it is asked for a second time. */
const isToggled = /^(pane:|article:beside$|brief:pages$)/;

/** A button that takes something away comes after those that need it. */
const takesAway = /delete|remove|trash|purge|discard|unlink|clear/i;

/** Buttons of the frame, which are the same in every view, and rows, which are chosen anyway. */
const ownButtons = 'main button:visible, [role="complementary"] button:visible';

/** What floats is drawn beside the page's own root. */
const layers = 'body > :not(#root) :is([role="dialog"], [role="alertdialog"], [role="menu"])';

/** Something to look at in a view: how it comes up, told by a command's id or a button's name. */
interface Place {
  readonly view: string;
  readonly name: string;
  /** False where it does not come up just now. */
  readonly open: () => Promise<boolean>;
  readonly leave: () => Promise<void>;
}

export class Walk {
  /** What was wrong, with where it was and how the window looked. */
  readonly faults: string[] = [];
  /** Every place that was looked at, by its name. */
  readonly visited = new Set<string>();
  private readonly railhead: Railhead;
  /** What each command and button opened, view by view; null where nothing came up. */
  private readonly opened = new Map<string, readonly (string | null)[]>();
  private readonly titles = new Set<string>();

  constructor(railhead: Railhead) {
    this.railhead = railhead;
  }

  /** Each view in one of these looks, so that each look has its share of them. */
  async seeViews(wanted: readonly Look[]): Promise<void> {
    const views = await viewsIn(this.railhead);
    for (const [turn, look] of wanted.entries()) {
      await lookLike(this.railhead, look);
      for (const view of views.filter((_, index) => index % wanted.length === turn)) {
        await this.see(this.viewItself(view), look);
      }
    }
  }

  /** What each command opens, in the first view in which it can run; each look has its share of them. */
  async seeCommands(wanted: readonly Look[]): Promise<void> {
    const tried = new Set<string>();
    for (const view of await viewsIn(this.railhead)) {
      const fresh = (await this.commandsIn(view)).filter((id) => !tried.has(id));
      for (const id of fresh) tried.add(id);
      for (const [turn, look] of wanted.entries()) {
        const share = fresh.filter((_, index) => index % wanted.length === turn);
        if (share.length > 0) await lookLike(this.railhead, look);
        for (const id of share) await this.see(this.command(view, id), look);
      }
    }
  }

  /** Views, commands and buttons of every n-th view, in each of these looks. */
  async seeAll(wanted: readonly Look[], part: number, parts: number): Promise<void> {
    const views = (await viewsIn(this.railhead)).filter((_, index) => index % parts === part);
    const [plain] = wanted;
    if (plain === undefined) throw new Error("A walk needs a look");
    for (const view of views) {
      await lookLike(this.railhead, plain);
      const places = [this.viewItself(view), ...(await this.openingPlacesOf(view))];
      for (const place of places) await this.seeInEach(place, wanted);
    }
  }

  /** Opens a place once and looks at it while the window takes each look under it, as when a person changes it. */
  private async seeInEach(place: Place, wanted: readonly Look[]): Promise<void> {
    const layer = this.railhead.page.locator(layers);
    let isOpen = false;
    let floating = 0;
    for (const look of wanted) {
      if (!isOpen) {
        await this.goTo(place.view);
        if (!(await place.open())) return;
        floating = await layer.count();
      }
      await lookLike(this.railhead, look);
      await settled(this.railhead.page);
      // What a change of size closes is opened again at that size.
      isOpen = floating === 0 || (await layer.count()) > 0;
      if (!isOpen) {
        await this.goTo(place.view);
        isOpen = await place.open();
      }
      if (isOpen) await this.lookAt(nameOfPlace(place), look);
    }
    await place.leave();
  }

  /** Looks at a place; false where it did not come up. */
  private async see(place: Place, look: Look): Promise<boolean> {
    await this.goTo(place.view);
    if (!(await place.open())) return false;
    await this.lookAt(nameOfPlace(place), look);
    await place.leave();
    return true;
  }

  /** Looks at what is on screen now, whatever it is. */
  async lookAtNow(name: string, look: Look): Promise<void> {
    await lookLike(this.railhead, look);
    await settled(this.railhead.page);
    await this.lookAt(name, look);
  }

  private async lookAt(name: string, look: Look): Promise<void> {
    this.visited.add(name);
    const found = await faultsOn(this.railhead.page);
    this.faults.push(...found.map((fault) => `${name} (${nameOf(look)}): ${fault}`));
    const folder = process.env["RAILHEAD_PICTURES"];
    if (folder === undefined) return;
    fs.mkdirSync(folder, { recursive: true });
    // A long walk that breaks off has told what it found until then.
    fs.writeFileSync(path.join(folder, `faults-${process.pid}.txt`), this.faults.join("\n"));
    const file = `${name} ${nameOf(look)}`.replaceAll(/[^a-z0-9]+/giu, "-");
    fs.writeFileSync(path.join(folder, `${file}.png`), await pictureOf(this.railhead.app));
  }

  private async goTo(view: string): Promise<void> {
    await closeLayers(this.railhead.page);
    await showView(this.railhead, view);
    await chooseSomething(this.railhead.page, view);
  }

  private viewItself(view: string): Place {
    return { view, name: "", open: async () => true, leave: async () => undefined };
  }

  private async commandsIn(view: string): Promise<readonly string[]> {
    await this.goTo(view);
    return (await runnableIn(this.railhead.app)).filter((id) => !opensNothing.test(id));
  }

  private command(view: string, id: string): Place {
    const { app, page } = this.railhead;
    return {
      view,
      name: id,
      open: async () => {
        if (!(await chooseInMenu(app, id))) return false;
        const isOpen = isToggled.test(id) || (await comesUp(page));
        await settled(page);
        return isOpen;
      },
      leave: async () => {
        if (isToggled.test(id)) await chooseInMenu(app, id);
      },
    };
  }

  private button(view: string, name: string): Place {
    const { page } = this.railhead;
    return {
      view,
      name: `“${name}”`,
      open: async () => {
        const button = await firstUsable(page, name);
        if (button === null) return false;
        await button.click();
        await settled(page);
        return (await page.locator(layers).count()) > 0;
      },
      leave: async () => undefined,
    };
  }

  /** The commands and buttons of a view after which a dialog or menu stands over it that was not seen elsewhere. */
  private async openingPlacesOf(view: string): Promise<readonly Place[]> {
    const { page } = this.railhead;
    const commands = (await this.commandsIn(view)).filter((id) => !this.isOfTheFrame(id));
    await this.goTo(view);
    const names = await buttonNames(page);
    const places = [
      ...commands.map((id) => this.command(view, id)),
      ...names.map((name) => this.button(view, name)),
    ];
    const opening: Place[] = [];
    for (const place of places) {
      await this.goTo(view);
      const title = (await place.open()) ? await titleOf(page, place) : null;
      this.opened.set(place.name, [...(this.opened.get(place.name) ?? []), title]);
      if (title === null) continue;
      await place.leave();
      if (this.titles.has(title)) continue;
      this.titles.add(title);
      opening.push(place);
    }
    return opening;
  }

  /** What did the same in two views belongs to the frame around them all. */
  private isOfTheFrame(id: string): boolean {
    const [first, second] = this.opened.get(id) ?? [];
    return second !== undefined && first === second;
  }
}

/** What stands over the view, in words. */
function titleOf(page: Page, { name }: Place): Promise<string> {
  return page
    .locator(layers)
    .last()
    .ariaSnapshot()
    .catch(() => name);
}

function nameOfPlace({ view, name }: Place): string {
  return name === "" ? view : `${view} › ${name}`;
}

// A dialog's script is read when it is first asked for, which takes its time on a busy machine.
const comeUpMs = 3_000;

async function comesUp(page: Page): Promise<boolean> {
  const layer = page.locator(layers).first();
  return layer.waitFor({ timeout: comeUpMs }).then(
    () => true,
    () => false,
  );
}

/** What a view is looked at with: something chosen in it, in the reader a passage. */
export async function chooseSomething(page: Page, view: string): Promise<void> {
  const isChosen = (await page.locator('[role="row"][aria-selected="true"]').count()) > 0;
  if (isChosen && view !== "reader") return;
  const row = page.getByRole("row").filter({ has: page.getByRole("gridcell"), visible: true });
  if ((await row.count()) === 0) return;
  await row.first().click({ position: { x: 8, y: 8 } });
  if (await page.getByRole("toolbar", { name: "Passage" }).isVisible()) return;
  const text = page.locator('[data-keys="passage"]:visible').first();
  if (view !== "reader" || (await text.count()) === 0) return;
  // By key: a note field or a bar may lie over whatever would be clicked.
  await text.focus();
  await page.keyboard.press("ArrowDown");
  await settled(page);
}

async function closeLayers(page: Page): Promise<void> {
  // A message stays while the pointer rests on it, and hears no Escape.
  const closeMessage = page
    .getByRole("region", { name: "Messages" })
    .getByRole("button", { name: "Close", exact: true })
    .first();
  await expect(async () => {
    if ((await page.locator(layers).count()) > 0) await page.keyboard.press("Escape");
    if ((await closeMessage.count()) > 0) await closeMessage.click({ timeout: 500 });
    await expect(page.locator(layers)).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 15_000 });
}

async function buttonNames(page: Page): Promise<readonly string[]> {
  const names = await page
    .locator(ownButtons)
    .evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute("aria-label") ?? button.textContent ?? ""),
    );
  const once = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ""))];
  return [
    ...once.filter((name) => !takesAway.test(name)),
    ...once.filter((name) => takesAway.test(name)),
  ];
}

async function firstUsable(page: Page, name: string): Promise<Locator | null> {
  const button = page
    .locator(ownButtons)
    .and(page.getByRole("button", { name, exact: true }))
    .first();
  const isThere = (await button.count()) > 0;
  return isThere && (await button.isEnabled()) ? button : null;
}
