import path from "node:path";
import { z } from "zod";
import { type BriefFormat, briefFormats, type Paper } from "#shared/domain/brief/brief.ts";
import {
  type ExportSettings,
  exportSettingsSchema,
  usualSettings,
} from "#shared/domain/brief/export-settings.ts";
import type { Finding } from "#shared/domain/brief/finding.ts";
import { findingText } from "#shared/domain/brief/finding-text.ts";
import { createTranslate } from "#shared/messages/catalogue.ts";
import { type Language, languages } from "#shared/messages/languages.ts";
import { type Command, type CommandInput, type CommandOutput, exitCodes } from "../command.ts";
import { exportBrief } from "./export-brief.ts";
import { lastExport } from "./last-export.ts";
import { Printer } from "./printer.ts";
import { type BriefStore, readBriefForLenses } from "./read-brief.ts";

const t = createTranslate("en");

/** `railhead brief <notebook> --lens <lens...> --out <file>` */
export const briefCommands: readonly Command[] = [
  {
    name: "brief",
    usage: t("brief.command.usage"),
    wordsNeeded: 1,
    isWriting: true,
    options: {
      lens: "many",
      out: "one",
      strict: "flag",
      paper: "one",
      language: "one",
      date: "one",
      template: "one",
      names: "one",
      replace: "many",
      "max-marking": "one",
      manifest: "one",
      again: "flag",
    },
    async run({ words, options, folder }, output, notebooks) {
      const lenses = options["lens"] ?? [];
      const [out] = options["out"] ?? [];
      const format = formatOf(out);
      const paper = paperOf(options["paper"]?.[0]);
      const language = languageOf(options["language"]?.[0]);
      const dated = dateOf(options["date"]?.[0]);
      const asked = settingsAsked(options, usualSettings);
      const isUnderstood = ![paper, language, dated, asked].includes(null);
      if (lenses.length === 0 || out === undefined || format === null || !isUnderstood) {
        output.tell(t("brief.command.usage"));
        return exitCodes.wrongUsage;
      }
      const { id } = await notebooks.find(words.join(" "));
      const store = await notebooks.store(id);
      const now = new Date();
      const date = now.toISOString().slice(0, 10);
      const choice = { date, dated: dated ?? null, language: language ?? null, t };
      const template = options["template"]?.[0] ?? null;
      const first = await readBriefForLenses(store, lenses, { ...choice, template });
      const before = await settingsBefore(store, first.brief.id, options);
      const settings = settingsAsked(options, before) ?? before;
      const read = await readBriefForLenses(store, lenses, {
        ...choice,
        template,
        release: settings,
      });
      const findings = await read.check();
      tellFindings(findings, output);
      if (findings.length > 0 && options["strict"] !== undefined) {
        output.tell(t("brief.command.refused"));
        return exitCodes.someRejected;
      }
      const printer = new Printer();
      try {
        const file = path.resolve(folder, out);
        const reached = (done: number, total: number) =>
          output.tell(t("brief.command.progress", { done, total }));
        const watch = { reached, signal: new AbortController().signal };
        const hash = await exportBrief(store, read, printer, {
          format,
          paper: paper ?? read.brief.paper,
          file,
          now,
          settings,
          ...(format === "pdf" ? { watch } : {}),
        });
        const { leftOut } = read.model.head;
        if (leftOut !== null) output.tell(leftOut);
        const isDraft = findings.length > 0;
        const json = { path: file, hash, isDraft, briefId: read.brief.id, findings, leftOut };
        output.answer(json, t("brief.command.wrote", { path: file, hash }));
        if (!isDraft) return exitCodes.done;
        output.tell(t("brief.command.draft", { count: findings.length }));
        return exitCodes.someRejected;
      } finally {
        await printer.close();
      }
    },
  },
];

/** The settings with what the options choose of them; null for words that are not understood. */
function settingsAsked(
  options: CommandInput["options"],
  base: ExportSettings,
): ExportSettings | null {
  const [names = base.names] = options["names"] ?? [];
  const [manifest = base.manifest] = options["manifest"] ?? [];
  const [marking] = options["max-marking"] ?? [];
  const pairs = options["replace"]?.map((pair) => pair.split("="));
  const asked = exportSettingsSchema.safeParse({
    names,
    manifest,
    maximumMarking: marking === undefined ? base.maximumMarking : markingNamed(marking),
    replacements: pairs?.map(([name, ...by]) => ({ name, by: by.join("=") })) ?? base.replacements,
  });
  return asked.success ? asked.data : null;
}

/** "green" as well as "TLP:GREEN". */
function markingNamed(words: string): string {
  const label = words.toUpperCase();
  return label.startsWith("TLP:") ? label : `TLP:${label}`;
}

/** The settings that an export starts from: with `--again` those of the last one. */
async function settingsBefore(
  store: BriefStore,
  briefId: string,
  options: CommandInput["options"],
): Promise<ExportSettings> {
  if (options["again"] === undefined) return usualSettings;
  return (await lastExport(store, briefId))?.settings ?? usualSettings;
}

function formatOf(out: string | undefined): BriefFormat | null {
  const extension = path
    .extname(out ?? "")
    .slice(1)
    .toLowerCase();
  return briefFormats.find((format) => format === extension) ?? null;
}

/** Undefined where none was asked for, null for one that there is not. */
function paperOf(asked: string | undefined): Paper | undefined | null {
  if (asked === undefined) return undefined;
  const wanted = asked.toLowerCase();
  if (wanted === "a4") return "A4";
  return wanted === "letter" ? "Letter" : null;
}

/** Undefined where none was asked for, null for what is no day. */
function dateOf(asked: string | undefined): string | undefined | null {
  if (asked === undefined) return undefined;
  return z.iso.date().safeParse(asked).success ? asked : null;
}

/** Undefined where none was asked for, null for one that briefs do not have. */
function languageOf(asked: string | undefined): Language | undefined | null {
  if (asked === undefined) return undefined;
  return languages.find((language) => language === asked.toLowerCase()) ?? null;
}

function tellFindings(findings: readonly Finding[], output: CommandOutput): void {
  for (const finding of findings) {
    const section =
      finding.section === null ? t("brief.command.whole") : t(`brief.section.${finding.section}`);
    const { says, advice } = findingText(finding, t);
    output.tell(t("brief.command.finding", { section, says, advice }));
    if (finding.excerpt !== null) output.tell(`    ${finding.excerpt}`);
  }
}
