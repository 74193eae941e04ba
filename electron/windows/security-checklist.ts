import type { WebContents, WebPreferences } from "electron";

type Expectation = {
  readonly item: string;
  readonly holds: (preferences: WebPreferences) => boolean;
};

/**
 * The items of Electron's security checklist that show in the settings of a page. Node in
 * workers does not show; the sandbox rules it out.
 */
const expectations: readonly Expectation[] = [
  { item: "2 Node in the page", holds: (page) => !page.nodeIntegration },
  { item: "2 Node in frames", holds: (page) => !page.nodeIntegrationInSubFrames },
  { item: "3 context isolation", holds: (page) => page.contextIsolation === true },
  { item: "4 sandbox", holds: (page) => page.sandbox === true },
  { item: "6 web security", holds: (page) => page.webSecurity !== false },
  { item: "8 insecure content", holds: (page) => !page.allowRunningInsecureContent },
  { item: "9 experimental features", holds: (page) => !page.experimentalFeatures },
  { item: "10 extra Blink features", holds: (page) => !page.enableBlinkFeatures },
  { item: "11 webview tag", holds: (page) => !page.webviewTag },
];

/** The items a page breaks; an empty list for a page as it should be. */
export function brokenItems(preferences: WebPreferences): string[] {
  return expectations.filter(({ holds }) => !holds(preferences)).map(({ item }) => item);
}

/** The settings a page really runs with. */
export function preferencesOf(contents: WebContents): WebPreferences {
  // Electron has the method from version 5 to 45 and describes it in none of its types.
  const described = contents as WebContents & { getLastWebPreferences(): WebPreferences | null };
  const preferences = described.getLastWebPreferences();
  if (preferences === null) throw new Error("A page came into being without settings.");
  return preferences;
}
