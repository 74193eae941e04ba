/**
 * Whether a change of this file changes the program.
 *
 * @param {string} file from the project's folder
 */
export function isSource(file) {
  return /\.(tsx?|css|html|json|md|txt|svg)$/.test(file) && !/\.test\.tsx?$/.test(file);
}

/**
 * What has to be built anew after these files changed: pages for `renderer`, everything behind them
 * for `electron`, all of it for what both know.
 *
 * @param {readonly string[]} files from the project's folder
 * @param {readonly string[]} environments every part of the build, by the name it has in Vite's configuration
 */
export function environmentsFor(files, environments) {
  return environments.filter((name) =>
    files.some((file) => {
      const isShared = !/^(electron|renderer)[/\\]/.test(file);
      if (name === "client") return isShared || /^renderer[/\\]/.test(file);
      if (name === "preload") return isShared || /^electron[/\\]preload\.ts$/.test(file);
      return isShared || (/^electron[/\\]/.test(file) && !/^electron[/\\]preload\.ts$/.test(file));
    }),
  );
}
