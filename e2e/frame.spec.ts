import type { Page } from "@playwright/test";
import { axeFindings, expect, expectAccessible, takePictures, test } from "./railhead.ts";

/** What a person does at first start: says who they are and makes a notebook. */
async function startNotebook(page: Page, title = "Rail traffic"): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("A. Analyst");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "New notebook" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
}

test("the name is asked for once, and the first notebook opens", async ({ railhead, page }) => {
  await expect(page.getByRole("dialog", { name: "Who works here?" })).toBeVisible();
  await expectAccessible(railhead);
  await takePictures(railhead, "first-run");
  await startNotebook(page);

  await expect(page.getByText("Network: none")).toBeVisible();
  await expectAccessible(railhead);

  await railhead.restart();
  await expect(railhead.page.getByRole("button", { name: /^Rail traffic/ })).toBeVisible();
  await expect(railhead.page.getByRole("dialog")).toHaveCount(0);
  await expectAccessible(railhead);
  expect(railhead.complaints).toEqual([]);
});

test("a notebook is renamed, duplicated, put in the trash and brought back", async ({
  railhead,
  page,
}) => {
  await startNotebook(page);
  await page.keyboard.press("Control+Shift+O");
  const notebooks = page.getByRole("list", { name: "Notebooks" });

  await page.getByRole("button", { name: "Actions for Rail traffic" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Rail traffic at Tumangang");
  await page.keyboard.press("Enter");
  await expect(notebooks).toContainText("Rail traffic at Tumangang");

  await page.getByRole("button", { name: "Actions for Rail traffic at Tumangang" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await page.keyboard.press("Enter");
  await expect(notebooks.getByRole("listitem")).toHaveCount(2);
  // The tooltip of the button that has the focus again.
  await page.keyboard.press("Escape");
  await takePictures(railhead, "notebooks");
  await expectAccessible(railhead);

  await page.getByRole("button", { name: "Actions for Rail traffic at Tumangang (copy)" }).click();
  await page.getByRole("menuitem", { name: "Move to trash" }).click();
  await expect(notebooks.getByRole("listitem")).toHaveCount(1);

  await page.getByRole("button", { name: "Trash (1 notebook)" }).click();
  await page.getByRole("button", { name: "Restore Rail traffic at Tumangang (copy)" }).click();
  await expect(notebooks.getByRole("listitem")).toHaveCount(2);
  expect(railhead.complaints).toEqual([]);
});

test("views open by key, and the way back is a browser's", async ({ railhead, page }) => {
  await startNotebook(page);
  const current = page.getByRole("navigation", { name: "Views" }).locator('[aria-current="page"]');

  const numbered = ["Library", "Reader", "Claims", "Sources", "Synthesis", "Brief", "Lenses"];
  for (const [index, name] of [...numbered, "History", "Figures"].entries()) {
    await page.keyboard.press(`Control+${index + 1}`);
    await expect(current).toHaveAccessibleName(name);
  }
  await page.keyboard.press("Control+4");
  await expect(current).toHaveAccessibleName("Sources");
  await page.keyboard.press("Control+,");
  await expect(current).toHaveAccessibleName("Settings");
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(current).toHaveAccessibleName("Sources");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(current).toHaveAccessibleName("Settings");
  expect(railhead.complaints).toEqual([]);
});

test("the palette finds a command by its name and runs it", async ({ railhead, page }) => {
  await startNotebook(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
  await takePictures(railhead, "palette");
  await expectAccessible(railhead);

  await page.keyboard.type("settings");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  expect(railhead.complaints).toEqual([]);
});

test("? shows every key, and letters can be switched off", async ({ railhead, page }) => {
  await startNotebook(page);
  await page.keyboard.press("Shift+?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet.getByText("Decide through a lens")).toBeVisible();
  await takePictures(railhead, "keys");
  await expectAccessible(railhead);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);

  await page.keyboard.press("Control+,");
  await page.getByRole("checkbox", { name: "Single-letter keys" }).click();
  await page.getByRole("heading", { name: "Settings" }).click();
  await page.keyboard.press("Shift+?");
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press("Control+/");
  await expect(sheet).toBeVisible();
  expect(railhead.complaints).toEqual([]);
});

test("a theme chosen in the settings stays after a restart", async ({ railhead, page }) => {
  await startNotebook(page);
  await page.keyboard.press("Control+,");
  await takePictures(railhead, "settings");
  await page.getByRole("radio", { name: "Dark", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("radio", { name: "High contrast" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast-light");
  expect(await axeFindings(page)).toEqual([]);

  await railhead.restart();
  await expect(railhead.page.locator("html")).toHaveAttribute("data-theme", "contrast-light");
});

test("in a narrow window a side pane opens over the work, and goes by the same key", async ({
  railhead,
  page,
}) => {
  await startNotebook(page);
  await page.keyboard.press("Control+3");
  const list = page.getByRole("complementary", { name: "List" });
  await expect(list).toHaveAttribute("data-place", "docked");

  await railhead.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.setContentSize(640, 560),
  );
  await expect(list).toHaveCount(0);
  await page.keyboard.press("Control+b");
  await expect(list).toHaveAttribute("data-place", "over");
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Control+b");
  await expect(list).toHaveCount(0);
  expect(railhead.complaints).toEqual([]);
});

test("a pane that is put away hands its focus to the view", async ({ page }) => {
  await startNotebook(page);
  await page.keyboard.press("Control+7");
  const lenses = page.getByRole("grid", { name: "Lenses" });
  await lenses.getByRole("row").first().click();
  await expect(lenses).toBeFocused();
  await page.keyboard.press("Control+b");
  await expect(lenses).toBeHidden();
  await expect(page.locator("main:focus, main :focus")).toHaveCount(1);
  await page.keyboard.press("Control+b");
  await lenses.getByRole("row").first().click();
  await expect(lenses).toBeFocused();
  await page.keyboard.press("Control+.");
  await expect(lenses).toBeHidden();
  await expect(page.locator("main:focus, main :focus")).toHaveCount(1);
});

test("the panes are reached and sized by key, and keep their width", async ({ railhead, page }) => {
  await startNotebook(page);
  await page.keyboard.press("Control+3");
  const width = page.getByRole("separator", { name: "Width of the list" });
  await width.focus();
  await page.keyboard.press("ArrowRight");
  await expect(width).toHaveAttribute("aria-valuenow", "296");

  await page.keyboard.press("F6");
  await expect(page.locator("main:focus, main :focus")).toHaveCount(1);
  await railhead.restart();
  await railhead.page.getByRole("button", { name: /^Rail traffic/ }).click();
  await railhead.page.keyboard.press("Control+3");
  await expect(railhead.page.getByRole("separator", { name: "Width of the list" })).toHaveAttribute(
    "aria-valuenow",
    "296",
  );
});
