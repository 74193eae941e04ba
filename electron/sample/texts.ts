import ministry from "../../assets/sample-notebook/1-ministry-figures.md?raw";
import chiefs from "../../assets/sample-notebook/2-joint-chiefs-figures.html?raw";
import japanese from "../../assets/sample-notebook/3-japanese-summary.txt?raw";
import letter from "../../assets/sample-notebook/4-korean-letter.txt?raw";
import harbour from "../../assets/sample-notebook/5-invented-newsletter.txt?raw";
import analysis from "../../assets/sample-notebook/analysis.json" with { type: "json" };

/** The sample's articles by file name, and what is made of them; `assets/sample-notebook`. */
export const sampleTexts: Readonly<Record<string, string>> = {
  "1-ministry-figures.md": ministry,
  "2-joint-chiefs-figures.html": chiefs,
  "3-japanese-summary.txt": japanese,
  "4-korean-letter.txt": letter,
  "5-invented-newsletter.txt": harbour,
};

export const sampleAnalysis: unknown = analysis;
