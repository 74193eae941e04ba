import type { Page } from "@playwright/test";
import { axeFindings } from "../railhead.ts";

/** What axe finds wrong with what is on screen, and what can not be reached or read there. */
export async function faultsOn(page: Page): Promise<readonly string[]> {
  return [...(await axeFindings(page)), ...(await outOfReach(page))];
}

/**
 * Controls of the window, or of the topmost dialog or pane over it, that can not be brought on screen whole,
 * that something else lies over, or whose words do not fit into them.
 */
function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isDrawn = (control: HTMLElement, drawn: HTMLElement): boolean => {
      if (!drawn.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
      if (control.closest("[inert], [aria-hidden='true']") !== null) return false;
      // For screen readers alone.
      const frame = control.parentElement?.getBoundingClientRect();
      return drawn.getBoundingClientRect().width > 2 && (frame === undefined || frame.width > 2);
    };
    const isTooNarrow = (drawn: HTMLElement): boolean =>
      drawn.tagName === "BUTTON" &&
      drawn.scrollWidth > drawn.clientWidth + 1 &&
      ![drawn, ...drawn.querySelectorAll("*")].some(
        (part) => getComputedStyle(part).textOverflow === "ellipsis",
      );
    const faultOf = (drawn: HTMLElement): string | null => {
      drawn.scrollIntoView({ block: "nearest", inline: "nearest" });
      const { left, right, top, bottom } = drawn.getBoundingClientRect();
      const isOut = left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
      if (isOut) return "is cut off";
      if (isTooNarrow(drawn)) return "is too narrow for its words";
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (hit === null || drawn.contains(hit) || hit.contains(drawn)) return null;
      return `lies under ${hit.tagName.toLowerCase()}.${hit.className}`;
    };

    const floating = document.querySelectorAll(
      'body > :not(#root) :is([role="dialog"], [role="alertdialog"], [role="menu"])',
    );
    // A pane that lies over the work in a narrow window is put away once the work is gone to.
    const over = document.querySelector('[data-place="over"]');
    const root = [...floating].at(-1) ?? over ?? document.body;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth + 1) found.push("the page is too wide");
    const controls = root.querySelectorAll<HTMLElement>(
      'button, input:not([type="hidden"]), textarea, select, a[href], [role="tab"], [role="menuitem"]',
    );
    for (const control of controls) {
      // A checkbox is drawn by its label; the box itself is hidden in it.
      const drawn = control.closest("label") ?? control;
      const fault = isDrawn(control, drawn) ? faultOf(drawn) : null;
      const name = control.getAttribute("aria-label") ?? control.textContent ?? control.id;
      const tag = control.tagName.toLowerCase();
      if (fault !== null) found.push(`${tag} “${name.trim().slice(0, 60)}” ${fault}`);
    }
    return found;
  });
}
