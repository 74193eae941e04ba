import { activate, chooseRadio, pickTyped } from "./line-steps.ts";
import { axeFindings, expect, expectAccessible, takePictures, test } from "./railhead.ts";
import {
  choose,
  inspector,
  openPrepared,
  type Prepared,
  rateWithoutSeeing,
  relate,
  show,
  tick,
  work,
} from "./weighing-notebook.ts";

/** Two articles on one port survey, a statement of officials, and an author's own fear. */
const harbour: Prepared = {
  title: "Harbour",
  articles: {
    gazette: [
      "The Norrvik Gazette",
      "A survey by the Norrvik Port Survey shows approximately 40 wagons at the north quay on 3 May 2024.",
      "What the wagons hold could not be determined from the survey.",
      "The surge coincides with the visit of a trade delegation.",
      "Any delivery of cranes could shorten the unloading of ships at the south quay.",
    ].join("\n\n"),
    school: [
      "The quay was busy. On May 3 the Port Survey counted a staggering 40 wagons, while earlier years saw about 12 at most.",
      "Harbour officials confirmed on 9 May that 120 containers of timber were delivered.",
      "The officials fear that cranes may be sent in return.",
      "The increase may be a product of the delegation's visit.",
      "As someone who grew up here, all this noise makes me fear for our harbour.",
    ].join("\n\n"),
  },
  origins: { "Port Survey, May 2024": "report", "Harbour officials, 9 May": "statement" },
  claims: [
    {
      statement: "About 40 wagons stood at the north quay on 3 May 2024",
      kind: "figure",
      passages: [
        {
          article: "gazette",
          quote: "approximately 40 wagons at the north quay on 3 May 2024",
          origin: "Port Survey, May 2024",
          speakers: ["Norrvik Port Survey"],
        },
      ],
    },
    {
      statement: "40 wagons were counted on 3 May",
      kind: "figure",
      passages: [
        {
          article: "school",
          quote: "counted a staggering 40 wagons",
          origin: "Port Survey, May 2024",
          speakers: ["Port Survey"],
        },
      ],
    },
    {
      statement: "Earlier years saw about 12 wagons at most",
      kind: "figure",
      passages: [
        {
          article: "school",
          quote: "earlier years saw about 12 at most",
          origin: "Port Survey, May 2024",
        },
      ],
    },
    {
      statement: "The load of the wagons could not be determined",
      kind: "fact",
      passages: [
        {
          article: "gazette",
          quote: "What the wagons hold could not be determined",
          origin: "Port Survey, May 2024",
        },
      ],
    },
    {
      statement: "120 containers of timber were delivered",
      kind: "attribution",
      passages: [
        {
          article: "school",
          quote: "120 containers of timber were delivered",
          origin: "Harbour officials, 9 May",
          speakers: ["Harbour officials"],
        },
      ],
    },
    {
      statement: "The surge coincided with the delegation's visit",
      kind: "fact",
      passages: [
        {
          article: "gazette",
          quote: "The surge coincides with the visit of a trade delegation",
          origin: null,
        },
      ],
    },
    {
      statement: "The delegation's visit may have caused the increase",
      kind: "opinion",
      passages: [
        { article: "school", quote: "The increase may be a product of the delegation's visit" },
      ],
    },
    {
      statement: "Officials fear that cranes may be sent in return",
      kind: "forecast",
      passages: [
        {
          article: "school",
          quote: "fear that cranes may be sent in return",
          origin: "Harbour officials, 9 May",
        },
      ],
    },
    {
      statement: "Any delivery of cranes could shorten unloading at the south quay",
      kind: "forecast",
      passages: [
        { article: "gazette", quote: "Any delivery of cranes could shorten the unloading" },
      ],
    },
  ],
};

test("two articles that repeat one report are one origin", async ({ railhead, page }) => {
  // Pictures at every size, or axe on every view, take their time on a busy machine.
  test.slow();
  await openPrepared(page, harbour);
  await relate(page, "About 40 wagons", "Repeats", "40 wagons were counted");

  await work(page)
    .getByRole("button", { name: /^About 40 wagons/ })
    .click();
  const origins = inspector(page).getByRole("region", { name: "Origins" });
  await expect(origins).toContainText("2 articles · 1 origin");
  await expect(origins).toContainText("Port Survey, May 2024");
  await expect(origins).toContainText("That is not corroboration");
  await takePictures(railhead, "relation");

  // From either end it is the same relation, and the count is that of both claims.
  await inspector(page)
    .getByRole("button", { name: /^40 wagons were counted/ })
    .click();
  await expect(origins).toContainText("2 articles · 1 origin");
  await expect(inspector(page).getByRole("region", { name: "Relations" })).toContainText("Repeats");
  expect(railhead.complaints).toEqual([]);
});

test("corroboration by the same origin is called repetition", async ({ page }) => {
  await openPrepared(page, harbour);
  await show(page, "Synthesis", "Relations");
  await page.getByRole("button", { name: "Relate claims" }).click();
  const dialog = page.getByRole("dialog", { name: "Relate claims" });
  await choose(page, dialog.getByRole("combobox", { name: "This claim" }), "About 40 wagons");
  await choose(
    page,
    dialog.getByRole("combobox", { name: "Other claim" }),
    "40 wagons were counted",
  );
  await tick(page, "Corroborates");

  await expect(dialog).toContainText("Both claims rest on Port Survey, May 2024");
  await dialog.getByRole("button", { name: "Repeats instead" }).click();
  await expect(dialog.getByRole("radio", { name: "Repeats" })).toBeChecked();
});

test("a tension stays in the register until it is resolved with a reason", async ({
  railhead,
  page,
}) => {
  // Pictures at every size, or axe on every view, take their time on a busy machine.
  test.slow();
  await openPrepared(page, harbour);
  await relate(page, "could not be determined", "In tension with", "120 containers");
  await work(page).getByRole("button", { name: "Show the conflict" }).click();

  const register = page.getByRole("grid", { name: "Conflict register" });
  await expect(register.getByRole("row")).toHaveCount(1);
  await expect(register).toContainText("Open");
  for (const words of [
    "What the wagons hold could not be determined",
    "Port Survey, May 2024",
    "120 containers of timber were delivered",
    "Said by Harbour officials",
    "Harbour officials, 9 May",
  ]) {
    await expect(work(page)).toContainText(words);
  }
  await takePictures(railhead, "conflict");

  const resolution = work(page).getByRole("region", { name: "Resolution" });
  await tick(page, "Both stand");
  await resolution.getByRole("button", { name: "Resolve" }).click();
  await expect(resolution).toContainText("A conflict is only resolved with a reason.");
  await resolution.getByRole("textbox", { name: "Reason" }).fill("Another day, another origin.");
  await resolution.getByRole("button", { name: "Resolve" }).click();

  await expect(resolution).toContainText("Another day, another origin.");
  await expect(resolution).toContainText("Ana Lyst");
  await expect(register.getByRole("row")).toHaveCount(1);
  await expect(register).toContainText("Both stand");
  await takePictures(railhead, "conflict-resolved");

  await railhead.restart();
  await railhead.page.getByRole("button", { name: /^Harbour/ }).click();
  await show(railhead.page, "Synthesis", "Conflicts");
  await expect(railhead.page.getByRole("grid", { name: "Conflict register" })).toContainText(
    "Both stand",
  );
});

test("deleting a relation hides its conflict, and undo brings both back", async ({ page }) => {
  await openPrepared(page, harbour);
  await relate(page, "could not be determined", "In tension with", "120 containers");
  await work(page).getByRole("button", { name: "Delete relation" }).click();
  await show(page, "Synthesis", "Conflicts");
  await expect(page.getByText("No conflicts")).toBeVisible();

  await page.keyboard.press("Control+z");
  await expect(page.getByRole("grid", { name: "Conflict register" }).getByRole("row")).toHaveCount(
    1,
  );
});

test("cause and coincidence stay two statements", async ({ railhead, page }) => {
  await openPrepared(page, harbour);
  await relate(page, "The surge coincided", "Coincides with", "About 40 wagons");
  await relate(page, "The surge coincided", "May cause", "About 40 wagons");

  const list = page.getByRole("grid", { name: "Relations" });
  await expect(list.getByRole("row")).toHaveCount(2);
  await work(page)
    .getByRole("button", { name: /^About 40 wagons/ })
    .click();
  const relations = inspector(page).getByRole("region", { name: "Relations" });
  await expect(relations.getByRole("heading", { name: "Said to cause" })).toBeVisible();
  await expect(relations.getByRole("heading", { name: "At the same time" })).toBeVisible();
  await expect(relations).toContainText("May be caused by");
  await takePictures(railhead, "cause-and-coincidence");
});

test("an origin that is not stated is shown and never counted", async ({ page }) => {
  await openPrepared(page, harbour);
  await show(page, "Sources", "Origins");
  const register = page.getByRole("grid", { name: "Register of origins" });
  await expect(register.getByRole("row", { name: /Origin not stated/ })).toContainText(
    "1 passage, never counted",
  );
  await register.getByRole("row", { name: /Origin not stated/ }).click();
  await expect(inspector(page)).toContainText(
    "The surge coincides with the visit of a trade delegation",
  );
});

test("an origin derived from another counts as its root", async ({ page }) => {
  await openPrepared(page, harbour);
  await relate(page, "About 40 wagons", "Repeats", "120 containers");
  await work(page)
    .getByRole("button", { name: /^About 40 wagons/ })
    .click();
  const origins = inspector(page).getByRole("region", { name: "Origins" });
  await expect(origins).toContainText("2 articles · 2 origins");

  await show(page, "Sources", "Origins");
  await page.getByRole("row", { name: /Harbour officials, 9 May/ }).click();
  await inspector(page)
    .getByRole("button", { name: /Derived from/ })
    .click();
  await page.getByRole("option", { name: /Port Survey/ }).click();
  await show(page, "Synthesis", "Relations");
  await expect(origins).toContainText("2 articles · 1 origin");
});

test("a source is rated with a reason, by keyboard alone", async ({ railhead, page }) => {
  await openPrepared(page, harbour);
  await page.keyboard.press("Control+4");
  const register = page.getByRole("grid", { name: "Register of sources" });
  await register.focus();
  await page.keyboard.press("ArrowDown");
  await expect(inspector(page).getByRole("button", { name: "Rate" })).toBeVisible();
  await page.keyboard.press("r");
  await expect(inspector(page).getByRole("radio", { name: /Completely reliable/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(inspector(page).getByRole("radio", { name: /Fairly reliable/ })).toBeChecked();
  await takePictures(railhead, "rating");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Corrects its figures openly.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(inspector(page).getByRole("button", { name: "Save rating" })).toBeFocused();
  await page.keyboard.press("Enter");

  await expect(inspector(page)).toContainText("Corrects its figures openly.");
  await expect(
    register.getByRole("row", { selected: true }).getByLabel("Reliability C: Fairly reliable"),
  ).toBeVisible();
});

test("a name that passages bear is registered with all of them", async ({ page }) => {
  await openPrepared(page, harbour);
  await page.getByRole("navigation").getByRole("button", { name: "Sources" }).click();
  await page.getByRole("button", { name: "Register Harbour officials" }).click();

  await expect(inspector(page).getByRole("heading", { name: "Harbour officials" })).toBeVisible();
  await expect(inspector(page).getByRole("region", { name: "Quoted in" })).toContainText(
    "120 containers of timber were delivered",
  );
  await expect(page.getByRole("button", { name: "Register Harbour officials" })).toBeHidden();
});

test("a probable minor is suggested from the file's own words, and never decided", async ({
  railhead,
  page,
}) => {
  const school = `${String(harbour.articles["school"])}\n\nMore to Discover\nAbout the Contributor\nAda Berg\nHi, I’m Ada. I’m currently a 9th grader, and I like trains.`;
  await openPrepared(page, {
    ...harbour,
    articles: { ...harbour.articles, school },
  });
  await page.getByRole("navigation").getByRole("button", { name: "Sources" }).click();
  const register = page.getByRole("grid", { name: "Register of sources" });
  const row = register.getByRole("row", { name: /Ada Berg/ });
  await row.click();
  await expect(row).toContainText("withheld until decided");
  const naming = inspector(page).getByRole("region", { name: "Name in briefs" });
  await expect(naming).toContainText("This may be a minor");
  await expect(naming).toContainText("Not decided");
  await takePictures(railhead, "naming");
  await naming.getByRole("button", { name: "Withhold as a minor" }).click();
  await expect(naming).toContainText("Withheld: minor");
  await expect(naming.getByText("This may be a minor")).toBeHidden();
  await expect(row).toContainText("withheld");
});

test("two verdicts on one source stand beside each other until one is kept", async ({
  railhead,
  page,
}) => {
  await openPrepared(page, harbour);
  await page.getByRole("navigation").getByRole("button", { name: "Sources" }).click();
  await page.getByRole("button", { name: "Register Harbour officials" }).click();
  await expect(inspector(page).getByRole("heading", { name: "Harbour officials" })).toBeVisible();
  await rateWithoutSeeing(page, "Harbour", "Harbour officials", "B");
  await rateWithoutSeeing(page, "Harbour", "Harbour officials", "D");

  const rivals = inspector(page).getByRole("region", { name: "Several verdicts stand" });
  await expect(rivals).toContainText("Usually reliable");
  await expect(rivals).toContainText("Not usually reliable");
  await expect(rivals.getByRole("listitem")).toHaveCount(2);
  await takePictures(railhead, "rivals");
  await rivals.getByRole("button", { name: /Keep Usually reliable/ }).click();
  await expect(rivals).toBeHidden();
  await expect(
    inspector(page).getByRole("region", { name: "Reliability" }).getByLabel("Reliability B"),
  ).toBeVisible();
});

test("a judgement keeps likelihood and confidence apart, and says what does not carry it", async ({
  railhead,
  page,
}) => {
  // Pictures at every size, or axe on every view, take their time on a busy machine.
  test.slow();
  await openPrepared(page, harbour);
  await relate(page, "About 40 wagons", "In tension with", "120 containers");
  await show(page, "Synthesis", "Judgements");
  await page.getByRole("button", { name: "New judgement" }).click();
  await page
    .getByRole("textbox", { name: "Statement" })
    .fill("rail traffic to the north quay will stay above last year's");
  await page.getByRole("button", { name: "Add judgement" }).click();

  const likelihood = work(page).getByRole("region", { name: "Likelihood" });
  await likelihood.getByRole("button", { name: /Term/ }).click();
  await page.getByRole("option", { name: /^likely/ }).click();
  await expect(likelihood).toContainText("55–80 %");
  await expect(likelihood).toContainText(/likely .*that rail traffic to the north quay/);
  await expect(likelihood).not.toContainText(/confidence/i);

  const confidence = work(page).getByRole("region", { name: "Confidence" });
  await confidence.getByRole("button", { name: "Set confidence" }).click();
  await tick(page, /Moderate/);
  await confidence.getByRole("button", { name: "Save confidence" }).click();
  await expect(confidence).toContainText("A confidence needs its reason.");
  await confidence.getByRole("textbox", { name: /Reason/ }).fill("one survey, seen twice");
  await confidence.getByRole("button", { name: "Save confidence" }).click();
  await expect(confidence).toContainText("No claim is named that it rests on.");

  const rests = work(page).getByRole("region", { name: "Claims it rests on" });
  await choose(page, rests.getByRole("combobox"), "About 40 wagons");
  await expect(rests.getByRole("button", { name: /^About 40 wagons/ })).toBeVisible();
  await expect(confidence).toContainText("All of it rests on a single origin");
  await expect(confidence).toContainText("No source behind it has been judged");
  await expect(confidence).toContainText("1 conflict over its claims is open");
  await choose(
    page,
    work(page).getByRole("region", { name: "Claims against it" }).getByRole("combobox"),
    "could not be determined",
  );
  await work(page).getByRole("textbox", { name: "Assumptions" }).fill("The survey is genuine.");
  await work(page).getByRole("textbox", { name: "What would change it" }).fill("An empty quay.");
  await page.keyboard.press("Tab");
  await takePictures(railhead, "judgement");
  expect(await axeFindings(page)).toEqual([]);

  await railhead.restart();
  await railhead.page.getByRole("button", { name: /^Harbour/ }).click();
  await show(railhead.page, "Synthesis", "Judgements");
  await railhead.page.getByRole("grid", { name: "Judgements" }).getByRole("row").click();
  await expect(railhead.page.getByRole("textbox", { name: "What would change it" })).toHaveValue(
    "An empty quay.",
  );
});

test("a term of the other row is pointed out and never changed by itself", async ({ page }) => {
  await openPrepared(page, harbour);
  await show(page, "Synthesis", "Judgements");
  for (const statement of ["the quay will stay busy", "the cranes will come"]) {
    await page.getByRole("button", { name: "New judgement" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Statement" }).fill(statement);
    await page.getByRole("button", { name: "Add judgement" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await expect(work(page).getByRole("heading", { name: "Judgement 2" })).toBeVisible();
  await work(page).getByRole("button", { name: "Move up" }).click();
  await expect(work(page).getByRole("heading", { name: "Judgement 1" })).toBeVisible();

  const likelihood = work(page).getByRole("region", { name: "Likelihood" });
  await likelihood.getByRole("button", { name: /Term/ }).click();
  await page.getByRole("option", { name: /^unlikely/ }).click();
  await page.getByRole("button", { name: /Likelihood words/ }).click();
  await page.getByRole("option", { name: /probable/ }).click();
  await expect(likelihood).toContainText("This term is from the other row");
  await expect(likelihood).toContainText(/unlikely .*that the cranes will come/);
  await likelihood.getByRole("button", { name: /improbable/ }).click();
  await expect(likelihood).toContainText(/improbable .*that the cranes will come/);
});

test("weighing needs no mouse", async ({ page }) => {
  await openPrepared(page, harbour);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("Control+5");
  await page.getByRole("tab", { name: "Conflicts" }).focus();
  await press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Relations" })).toBeFocused();
  await press("Tab");
  await expect(page.getByRole("button", { name: "Relate claims" })).toBeFocused();
  await press("Enter");
  const dialog = page.getByRole("dialog", { name: "Relate claims" });
  await expect(dialog.getByRole("combobox", { name: "This claim" })).toBeFocused();
  const takeOnlyOption = async () => {
    const option = page.getByRole("option");
    await expect(option).toHaveCount(1);
    await press("ArrowDown");
    await expect(option).toHaveAttribute("data-focused", "true");
    await press("Enter");
    await expect(option).toHaveCount(0);
    await press("Tab");
  };
  await page.keyboard.type("could not be");
  await takeOnlyOption();
  await expect(dialog.getByRole("combobox", { name: "Other claim" })).toBeFocused();
  await page.keyboard.type("120 containers");
  await takeOnlyOption();
  await page.keyboard.type("Another day.");
  await press("Tab");
  await expect(dialog.getByRole("radio", { name: "Repeats" })).toBeFocused();
  await press("ArrowDown", "ArrowDown", "ArrowDown");
  await expect(dialog.getByRole("radio", { name: "In tension with" })).toBeChecked();
  await press("Enter");
  await expect(dialog).toBeHidden();

  await page.getByRole("tab", { name: "Relations" }).focus();
  await press("ArrowLeft");
  const register = page.getByRole("grid", { name: "Conflict register" });
  await expect(register.getByRole("row")).toHaveCount(1);
  await press("Tab");
  await expect(register).toBeFocused();
  await expect(register.getByRole("row")).toHaveCount(1);
  await press("ArrowDown");
  const resolution = work(page).getByRole("region", { name: "Resolution" });
  await resolution.getByRole("radio", { name: "Both stand" }).focus();
  await press("Space", "Tab");
  await page.keyboard.type("They speak of different days.");
  await press("Tab", "Enter");
  await expect(resolution).toContainText("They speak of different days.");
  await expect(register).toContainText("Both stand");
});

test("what is done to the chosen claims is one act each, by keys alone", async ({ page }) => {
  await openPrepared(page, harbour);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("Control+3");
  const grid = page.getByRole("grid", { name: "Claims", exact: true });
  await expect(grid).toBeFocused();
  const active = grid.locator("[role=row][data-active]");
  for (const statement of ["The delegation's visit may", "Any delivery of cranes"]) {
    await press("Home");
    await expect(async () => {
      if ((await active.textContent())?.includes(statement) === true) return;
      await press("ArrowDown");
      throw new Error(`${statement} is further down`);
    }).toPass({ intervals: [50] });
    await press("Space");
  }
  const chosen = page.getByRole("toolbar", { name: "Chosen claims" });
  await expect(chosen).toContainText("2 chosen");

  // Passages of two articles: each is its own author's judgement, and no article is asked for twice.
  await press("o");
  const origin = page.getByRole("dialog", { name: "Where does this information first come from?" });
  await expect(origin).toContainText("One answer for all of these: 2 passages.");
  const field = origin.getByRole("combobox", { name: "Origin" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  await pickTyped(page, field, "Author", /^Author's own judgement/);
  await press("Control+Enter");
  await expect(origin).toBeHidden();
  await expect(grid).toBeFocused();

  await press("l", "1");
  const decision = page.getByRole("dialog", {
    name: "Japan security: what do these 2 claims mean?",
  });
  await chooseRadio(page, decision.getByRole("radiogroup", { name: "Direction" }), /^Worsens/);
  await chooseRadio(page, decision.getByRole("radiogroup", { name: "Severity" }), /High/);
  await press("Control+Enter");
  await expect(decision).toBeHidden();
  await expect(grid.getByRole("row", { name: /Any delivery.*worsens/iu })).toHaveCount(1);

  await activate(page, chosen.getByRole("button", { name: "New judgement…" }));
  const begun = page.getByRole("dialog", { name: "New judgement" });
  await expect(begun.getByRole("textbox", { name: "Statement" })).toBeFocused();
  await page.keyboard.type("unloading will take less time");
  await expect(begun.getByRole("button", { name: /Lens$/ })).toContainText("Japan security");
  await chooseRadio(page, begun.getByRole("radiogroup"), /^Low/);
  await activate(page, begun.getByRole("button", { name: "Take: none of its claims has a known" }));
  await press("Control+Enter");
  await expect(begun).toBeHidden();
  await expect(chosen).toBeHidden();
  await expect(grid).toBeFocused();

  await show(page, "Synthesis", "Judgements");
  await page.getByRole("grid", { name: "Judgements" }).getByRole("row").click();
  await expect(work(page).getByRole("region", { name: "Claims it rests on" })).toContainText(
    "The delegation's visit may have caused the increase",
  );
  await expect(work(page).getByRole("region", { name: "Confidence" })).toContainText(
    "Our confidence in this judgement is low: none of its claims has a known origin.",
  );
  // One step of undo for all of it.
  await press("Control+z");
  await expect(page.getByText("No judgements yet")).toBeVisible();
});

test("axe finds nothing in the rooms of weighing, light and dark", async ({ railhead, page }) => {
  // Pictures at every size, or axe on every view, take their time on a busy machine.
  test.slow();
  await openPrepared(page, harbour);
  await relate(page, "could not be determined", "In tension with", "120 containers");
  await work(page)
    .getByRole("button", { name: /^120 containers/ })
    .click();
  await expectAccessible(railhead);
  await work(page).getByRole("button", { name: "Show the conflict" }).click();
  await expectAccessible(railhead);
  await page.getByRole("tab", { name: "Relations" }).click();
  await page.getByRole("button", { name: "Relate claims" }).click();
  await tick(page, "In tension with");
  await expectAccessible(railhead);
  await page.keyboard.press("Escape");
  await page.getByRole("navigation").getByRole("button", { name: "Sources" }).click();
  await page.getByRole("row", { name: /Norrvik Gazette/ }).click();
  await page.getByRole("button", { name: "Rate" }).click();
  await takePictures(railhead, "sources");
  await expectAccessible(railhead);
  await page.getByRole("tab", { name: "Origins" }).click();
  await page.getByRole("row", { name: /Port Survey/ }).click();
  await takePictures(railhead, "origins");
  await expectAccessible(railhead);
});

test("a cell of the board is edited where it stands, and a refused rating says why there", async ({
  railhead,
  page,
}) => {
  await openPrepared(page, harbour);
  await page.keyboard.press("Control+3");
  const board = page.getByRole("grid", { name: "Claims", exact: true });
  const row = board.getByRole("row", { selected: true });
  await board.getByText("About 40 wagons").click();
  await expect(row).toContainText("About 40 wagons");

  // Each edit is one step of undo.
  await page.keyboard.press("F2");
  const statement = row.getByRole("textbox", { name: "Statement" });
  await expect(statement).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Enter");
  await expect(row).toContainText("Write the claim first.");
  await page.keyboard.type("Forty wagons stood there on 3 May 2024");
  await page.keyboard.press("Enter");
  await expect(row).toContainText("Forty wagons stood there");
  await expect(board).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(row).toContainText("About 40 wagons");

  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("F2");
  const rating = page.getByRole("dialog", { name: "Rate the credibility of this claim" });
  await expect(rating.getByRole("radio", { name: /^1/ })).toBeFocused();
  await page.keyboard.press("Space");
  await expect(rating).toContainText("“Confirmed” needs 2 independent origins");
  await expect(rating.getByRole("button", { name: "Save rating" })).toBeDisabled();
  await page.keyboard.press("Enter");
  await expect(rating).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(rating.getByRole("radio", { name: /^2/ })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(rating).toBeHidden();
  await expect(row.getByRole("img", { name: /^Credibility 2/ })).toBeVisible();
  await expect(board).toBeFocused();

  // By mouse: a kind that takes no number takes the rating with it, and says so beforehand.
  await row.getByRole("gridcell").first().dblclick();
  const forecast = page.getByRole("option", { name: "Forecast" });
  await expect(forecast).toContainText("the rating 2 goes with the change");
  await forecast.click();
  await expect(row.getByRole("img", { name: "Forecast" })).toBeVisible();
  await expect(row.getByRole("img", { name: /^Credibility 2/ })).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(row.getByRole("img", { name: /^Credibility 2/ })).toBeVisible();

  // A lens that asks for more than a choice says what, and takes over what was chosen.
  await row.getByRole("gridcell").nth(4).dblclick();
  const lens = page.getByRole("dialog", { name: /^South Korean public sentiment/ });
  await expect(lens.getByRole("radio", { name: "Worsens" })).toBeFocused();
  await tick(page, "Neutral");
  await expect(lens).toContainText("South Korean public sentiment also asks:");
  await lens.getByRole("button", { name: "Answer and save" }).click();
  const whole = page.getByRole("dialog", { name: /^South Korean public sentiment/ });
  await expect(whole.getByRole("button", { name: "Save decision" })).toBeVisible();
  await expect(whole.getByRole("radio", { name: /^Neutral/ })).toBeChecked();
  expect(railhead.complaints).toEqual([]);
});
