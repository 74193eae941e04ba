// Stands where an Electron release keeps its default_app.asar, which the registry's copy lacks:
// runs the program named on the command line the way `electron <folder>` does.
const { app } = require("electron");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

/** @type {string[]} */
const preloads = [];
let target = null;

for (let index = 1; index < process.argv.length; index += 1) {
  const word = process.argv[index];
  if (word === "-r" || word === "--require") {
    index += 1;
    preloads.push(process.argv[index]);
  } else if (!word.startsWith("-")) {
    target = path.resolve(word);
    break;
  }
}

if (target === null) {
  process.stderr.write("Usage: electron [-r module] <folder or file> [arguments]\n");
  process.exit(2);
}

Object.defineProperty(process, "defaultApp", { enumerable: true, value: true });
for (const preload of preloads) Module._load(preload, module, false);

const packageFile = path.join(target, "package.json");
if (fs.existsSync(packageFile)) {
  const description = JSON.parse(fs.readFileSync(packageFile, "utf8"));
  const name = description.productName ?? description.name;
  if (name) {
    app.setName(name);
    app.setPath("userData", path.join(app.getPath("appData"), name));
  }
  if (description.version) app.setVersion(description.version);
  app.setAppPath(target);
} else {
  app.setAppPath(path.dirname(target));
}
Module._load(target, module, true);
