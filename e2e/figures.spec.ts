import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "./railhead.ts";
import { openSample, sayName } from "./walk/window.ts";
import { choose, inspector, tick, work } from "./weighing-notebook.ts";

test("every figure is moved through by keys, has its table, and leaves as a drawing and a picture", async ({
  railhead,
  page,
}) => {
  test.slow();
  await sayName(page);
  await openSample(railhead);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-figures-"));
  await railhead.app.evaluate(({ dialog }, into) => {
    dialog.showSaveDialog = async (...asked: readonly unknown[]) => {
      const { filters } = asked.at(-1) as Electron.SaveDialogOptions;
      return { canceled: false, filePath: `${into}/figure.${filters?.[0]?.extensions[0]}` };
    };
  }, folder);

  // A place, found in the gazetteer by another of its names, so that the map has something to show.
  await page.keyboard.press("Control+3");
  await page.getByRole("grid", { name: "Claims", exact: true }).getByText("A North Korean").click();
  await inspector(page).getByRole("button", { name: "More about this evidence" }).first().click();
  await page.getByRole("menuitem", { name: "Edit what was reported" }).click();
  const report = page.getByRole("dialog", { name: "What was reported, and by whom" });
  const place = report.getByRole("combobox", { name: "Place name" });
  // Typed once it is in sight: a list that has just opened closes when what is behind it scrolls.
  await place.click();
  await page.keyboard.press("Control+a");
  await place.pressSequentially("青森");
  await page
    .getByRole("option", { name: /^Aomori/ })
    .first()
    .click();
  await report.getByRole("button", { name: "Save what was reported" }).click();
  await expect(report).toBeHidden();

  await page.keyboard.press("Control+9");
  const list = page.getByRole("grid", { name: "Figures" });
  const drawing = work(page).locator("svg[role=group]");
  /** What was written, once it is there whole. */
  const saved = async (format: string, extension: string) => {
    const file = path.join(folder, `figure.${extension}`);
    fs.rmSync(file, { force: true });
    await page.getByRole("button", { name: "Save figure" }).click();
    await page.getByRole("menuitem", { name: format }).click();
    await expect.poll(() => fs.existsSync(file)).toBe(true);
    return fs.readFileSync(file);
  };

  // Hypotheses: written, and read by keys and by mouse; scores and what hangs on a cell follow.
  await list.getByRole("row", { name: "Competing hypotheses" }).click();
  await page.getByRole("button", { name: "Hypotheses", exact: true }).click();
  const hypotheses = page.getByRole("dialog", { name: "Hypotheses that compete" });
  for (const [index, statement] of ["It tested the missile.", "It was a message."].entries()) {
    await hypotheses.getByRole("textbox", { name: "New hypothesis" }).fill(statement);
    await page.keyboard.press("Enter");
    await expect(
      hypotheses.getByRole("textbox", { name: `Hypothesis ${index + 1}`, exact: true }),
    ).toHaveValue(statement);
  }
  await page.keyboard.press("Escape");
  await choose(page, page.getByRole("combobox", { name: /^Add a claim/ }), "about 4,600 km");
  const cell = (hypothesis: number) =>
    drawing.getByRole("button", { name: new RegExp(`^H${hypothesis},`) });
  await cell(1).focus();
  await page.keyboard.press("+");
  await expect(cell(1)).toHaveAccessibleName(/: consistent/i);
  await page.keyboard.press("ArrowRight");
  await expect(cell(2)).toBeFocused();
  await page.keyboard.press("-");
  await expect(cell(2)).toHaveAccessibleName(/: inconsistent/i);
  await expect(cell(2)).toHaveAccessibleName(/another would stand first/);
  const scores = work(page).getByRole("row", { name: /^Inconsistency score/ });
  await expect(scores).toContainText(/0\s*0\.[1-9]/u);
  await expect(work(page)).toContainText("Inconsistency score = sum of the weights");
  await expect(work(page)).toContainText("Diagnosticity (tells apart) =");
  await cell(1).click();
  await tick(page, "Inconsistent");
  await expect(cell(1)).toHaveAccessibleName(/: inconsistent/i);
  await expect(scores).toContainText(/(0\.[1-9]\d*)\s*\1/u);

  await list.focus();
  for (const [index, name] of (await list.getByRole("row").allTextContents()).entries()) {
    await page.keyboard.press(index === 0 ? "Home" : "ArrowDown");
    await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
    const points = drawing.getByRole("button");
    const first = points.first();
    await expect(first).toBeVisible();
    const title = (await drawing.getAttribute("aria-label")) ?? "";
    await expect(
      work(page)
        .getByRole("table", { name: `${title}, as a table` })
        .getByRole("row")
        .nth(1),
    ).toBeVisible();

    const label = (await first.getAttribute("aria-label")) ?? "";
    await first.click();
    await expect(inspector(page)).toContainText(label);
    await page.keyboard.press("End");
    await expect(points.last()).toBeFocused();
    await expect(inspector(page)).toContainText(
      (await points.last().getAttribute("aria-label")) ?? "",
    );

    const svg = (await saved("SVG drawing", "svg")).toString();
    expect(svg).toContain(title);
    expect(svg).toMatch(/<\/svg>\s*$/u);
    const png = await saved("PNG picture", "png");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.byteLength).toBeGreaterThan(5_000);
    await list.focus();
  }
  fs.rmSync(folder, { recursive: true });
  expect(railhead.complaints).toEqual([]);
});
