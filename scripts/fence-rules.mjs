/** Folders of renderer/ that stand outside the window's own arrows. */
const apartInRenderer = "^renderer/(workers|import-window|pdf-frame)/";
const tests = "\\.test\\.(ts|tsx)$";

/** Packages, however they are reached. */
/** @type {import("dependency-cruiser").DependencyType[]} */
const npm = ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown"];

/**
 * The arrows of the house: which way imports may point. Type-only imports count too.
 *
 * @type {import("dependency-cruiser").IFlattenedRuleSet["forbidden"]}
 */
export const fences = [
  {
    name: "resolvable",
    comment: "An import that leads nowhere.",
    from: {},
    to: { couldNotResolve: true, pathNot: "\\?" },
  },
  {
    name: "no-cycles",
    comment: "Files that import each other can't be read one at a time.",
    from: {},
    to: { circular: true },
  },
  {
    name: "shared-is-plain",
    comment: "shared/ runs in every process: no electron, no renderer, no Node.",
    from: { path: "^shared/", pathNot: tests },
    to: { path: ["^electron/", "^renderer/", "^e2e/", "^scripts/"] },
  },
  {
    name: "shared-has-no-node",
    comment: "shared/ runs where Node is not.",
    from: { path: "^shared/", pathNot: tests },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "shared-packages",
    comment: "shared/ keeps to small pure packages.",
    from: { path: "^shared/", pathNot: [tests, "^shared/messages/"] },
    to: {
      dependencyTypes: npm,
      pathNot: "node_modules/(zod|approx-string-match|fractional-indexing|@dagrejs)/",
    },
  },
  {
    name: "messages-packages",
    comment: "shared/messages knows the translator and nothing else.",
    from: { path: "^shared/messages/", pathNot: tests },
    to: { dependencyTypes: npm, pathNot: "node_modules/i18next/" },
  },
  {
    name: "shared-layers",
    comment: "domain, ledger and anchoring don't know what is built on them.",
    from: { path: "^shared/(domain|ledger|anchoring)/" },
    to: { path: "^shared/(ipc|suggesting|searching|listing)/" },
  },
  {
    name: "domain-without-words",
    comment:
      "Rules name things by id; only the brief is a text itself: it prints words and figures.",
    from: { path: "^shared/(domain|ledger|anchoring)/", pathNot: ["^shared/domain/brief/", tests] },
    to: { path: "^shared/(messages|figures)/" },
  },
  {
    name: "electron-never-renderer",
    comment: "The main process and the pages meet in shared/ only.",
    from: { path: "^electron/" },
    to: { path: ["^renderer/", "^e2e/", "^scripts/"] },
  },
  {
    name: "renderer-never-electron",
    comment: "Pages have no Node and no Electron: they ask over the bridge.",
    from: { path: "^renderer/", pathNot: [tests, "^renderer/vite\\.config\\.ts$"] },
    to: { path: ["^electron/", "^e2e/", "^scripts/", "node_modules/electron/"] },
  },
  {
    name: "renderer-has-no-node",
    comment: "Pages have no Node.",
    from: { path: "^renderer/", pathNot: [tests, "^renderer/vite\\.config\\.ts$"] },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "electron-start-up",
    comment: "Only start-up imports start-up.",
    from: { path: "^electron/[^/]+/" },
    to: { path: "^electron/(main|preload|cli)\\.ts$" },
  },
  {
    name: "electron-rooms",
    comment: "The rooms behind the channels don't know them.",
    from: {
      path: "^electron/(notebooks|custody|archive|carry-over|kept-work|importing|briefs|searching|suggesting|sample|windows|ledger)/",
    },
    to: { path: "^electron/ipc/" },
  },
  {
    name: "electron-ledger",
    comment: "The ledger is at the bottom.",
    from: { path: "^electron/ledger/" },
    to: {
      path: "^electron/(notebooks|custody|archive|carry-over|kept-work|importing|briefs|searching|suggesting|sample|windows)/",
    },
  },
  {
    name: "electron-notebooks",
    comment: "Notebooks know the ledger, and none of the rooms that work on notebooks.",
    from: { path: "^electron/notebooks/", pathNot: tests },
    to: {
      path: "^electron/(custody|archive|carry-over|kept-work|importing|briefs|searching|suggesting|sample|windows)/",
    },
  },
  {
    name: "electron-archive-only",
    comment: "The archive knows notebooks and the ledger, and no other room.",
    from: { path: "^electron/archive/" },
    to: { path: "^electron/(importing|briefs|windows|sample|searching|suggesting)/" },
  },
  {
    name: "renderer-apart",
    comment: "Workers, the import window and the PDF frame know shared/ only.",
    from: { path: apartInRenderer, pathNot: tests },
    to: {
      path: "^renderer/",
      pathNot: [apartInRenderer, "^renderer/(trusted-types|newer-engine)\\.ts$"],
    },
  },
  {
    name: "renderer-apart-from-each-other",
    comment: "Each of them is a world of its own.",
    from: { path: "^renderer/(workers|import-window|pdf-frame)/" },
    to: { path: apartInRenderer, pathNot: "^renderer/$1/" },
  },
  {
    name: "app-on-top",
    comment: "app knows the features; they know only its door, feature.ts.",
    from: { path: "^renderer/features/" },
    to: {
      path: ["^renderer/app/", "^renderer/main\\.tsx$"],
      pathNot: "^renderer/app/feature\\.ts$",
    },
  },
  {
    name: "app-above-ground",
    comment: "db, ui and the bridge don't know the frame.",
    from: { path: ["^renderer/(db|ui)/", "^renderer/(bridge|trusted-types)\\.ts$"] },
    to: { path: ["^renderer/app/", "^renderer/main\\.tsx$"] },
  },
  {
    name: "features-above-ground",
    comment: "db, ui and the bridge are the ground features stand on.",
    from: { path: ["^renderer/(db|ui)/", "^renderer/(bridge|trusted-types)\\.ts$"] },
    to: { path: "^renderer/features/" },
  },
  {
    name: "ui-is-plain",
    comment: "Parts of the interface know neither data nor the main process.",
    from: { path: "^renderer/ui/", pathNot: tests },
    to: { path: ["^renderer/db/", "^renderer/bridge\\.ts$"] },
  },
  {
    name: "feature-doors",
    comment: "A feature is entered through its index.ts.",
    from: { path: "^renderer/features/([^/]+)/" },
    to: { path: "^renderer/features/[^/]+/", pathNot: ["^renderer/features/$1/", "/index\\.ts$"] },
  },
  {
    name: "feature-doors-from-app",
    comment:
      "A feature is entered through its index.ts, and what is always there through its background.ts.",
    from: { path: "^renderer/app/" },
    to: {
      path: "^renderer/features/[^/]+/",
      pathNot: "^renderer/features/[^/]+/(?:index|background)\\.ts$",
    },
  },
  {
    name: "e2e-drives-the-window",
    comment: "End-to-end tests import nothing of the program, but the list of channels to attack.",
    from: { path: "^e2e/", pathNot: "^e2e/fuzz-channels\\.ts$" },
    to: { path: ["^electron/", "^renderer/", "^shared/"] },
  },
];
