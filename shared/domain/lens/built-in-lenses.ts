import { type LensDimensionId, type LensId, lensDimensionIdSchema, lensIdSchema } from "../ids.ts";
import type { Lens, LensDimension } from "./lens.ts";

export const japanSecurityId: LensId = lensIdSchema.parse("japan-security");
export const southKoreanSentimentId: LensId = lensIdSchema.parse("south-korean-public-sentiment");

const dimension = (lens: LensId, key: string): LensDimensionId =>
  lensDimensionIdSchema.parse(`dimension~${lens}~${key}`);

/** The lenses every new notebook starts with. Analysts may edit them; these are the texts of version 1. */
export const builtInLenses: readonly Lens[] = [
  {
    id: japanSecurityId,
    slug: "japan-security",
    name: "Japan security",
    region: "Japan",
    concern: "National security",
    definition:
      "Does the claim bear on the safety of Japan's territory, people, forces or vital supplies, or on Japan's ability to deter and defend? The claim must reach Japan by a stated path: a capability, an intention, a posture, an alliance, or a supply.",
    includeRules:
      "Missile, nuclear, space or conventional capability that can reach Japan.\nTransfers of weapons or advanced technology to a state or group that threatens Japan.\nConditions for such a transfer, marked as conditions.\nJapan's own posture, preparedness and alliances, and what others do to them.\nMaritime, air-space and economic security of Japan.",
    excludeRules:
      "Regional news with no stated or shown path to Japan.\nWhat other publics feel (use a sentiment lens).\nAn author's call for vigilance that names no threat or capability.\nA movement of goods whose cargo is unknown, taken by itself.",
    worsensMeans: "Japan becomes less safe, or less able to deter and defend.",
    improvesMeans: "Japan becomes safer, or better able to deter and defend.",
    neutralMeans: "It bears on Japan's security and changes it in neither direction.",
    unclearMeans: "It bears on Japan's security and the direction can not be told yet.",
    claimKinds: ["fact", "figure", "attribution", "opinion", "forecast", "prescription"],
    position: "a0",
    isBuiltIn: true,
  },
  {
    id: southKoreanSentimentId,
    slug: "south-korean-public-sentiment",
    name: "South Korean public sentiment",
    region: "South Korea",
    concern: "Public sentiment",
    definition:
      "Does the claim report what people in South Korea feel, fear, want or expect? Whose feeling it is and how many people the evidence speaks for are part of the answer: one writer is one person, not the public.",
    includeRules:
      "Polls, surveys and counts of South Korean respondents.\nStatements of South Koreans about what they themselves feel or want.\nDemands made of South Korean leaders by South Koreans.\nBaselines (how it was felt before), marked as baselines.",
    excludeRules:
      "What another country's government or public feels.\nA foreign author's view of what South Koreans must feel.\nSecurity facts with no person's reaction reported.\nGeneralising one person's words to the public.",
    worsensMeans: "People feel less safe, less confident or more afraid than before.",
    improvesMeans: "People feel safer, more confident or less afraid than before.",
    neutralMeans: "It reports a feeling without a change, such as a baseline.",
    unclearMeans: "A reaction is reported and its direction can not be told.",
    claimKinds: ["figure", "attribution", "opinion", "sentiment", "prescription"],
    position: "a1",
    isBuiltIn: true,
  },
];

export const sentimentSegmentId = dimension(southKoreanSentimentId, "segment");
export const sentimentReachId = dimension(southKoreanSentimentId, "people");

export const builtInDimensions: readonly LensDimension[] = [
  {
    id: dimension(japanSecurityId, "aspect"),
    lensId: japanSecurityId,
    label: "Aspect",
    kind: "choices",
    options: [
      "Missile threat",
      "Advanced technology transfer",
      "Alliance and posture",
      "Defence preparedness",
      "Maritime and air space",
      "Economic security",
    ],
    isRequired: false,
    position: "a0",
  },
  {
    id: sentimentSegmentId,
    lensId: southKoreanSentimentId,
    label: "Who feels it",
    kind: "segment",
    options: [],
    isRequired: true,
    position: "a0",
  },
  {
    id: sentimentReachId,
    lensId: southKoreanSentimentId,
    label: "People the evidence speaks for",
    kind: "number",
    options: [],
    isRequired: true,
    position: "a1",
  },
  {
    id: dimension(southKoreanSentimentId, "emotion"),
    lensId: southKoreanSentimentId,
    label: "Emotion",
    kind: "choices",
    options: ["Fear", "Anger", "Distrust", "Indifference", "Hope", "Confidence", "Other"],
    isRequired: false,
    position: "a2",
  },
  {
    id: dimension(southKoreanSentimentId, "evidence-kind"),
    lensId: southKoreanSentimentId,
    label: "Kind of evidence",
    kind: "choice",
    options: ["Poll", "Statement", "Essay", "Social media", "Press report"],
    isRequired: false,
    position: "a3",
  },
];
