// Starts `factcheck server` and hands it what is open. All that is shown comes from there.
"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const SECTION = "factcheck";
const LANGUAGES = ["plaintext", "markdown", "html", "restructuredtext", "asciidoc", "yaml"];
const SCHEMES = ["file", "untitled"];

let client;

function settings() {
  const { claims, minConfidence, show } = workspace.getConfiguration(SECTION);
  return { claims: claims && claims.length ? claims : null, minConfidence, show };
}

async function start() {
  const command = workspace.getConfiguration(SECTION).get("path");
  const server = { command, args: ["server"] };
  const documentSelector = SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })));
  client = new LanguageClient(SECTION, "factcheck", server, {
    documentSelector,
    initializationOptions: settings(),
    middleware: { workspace: { configuration: () => [settings()] } },
  });
  try {
    await client.start();
  } catch (error) {
    window.showErrorMessage(`factcheck: ${command} can't be started: install factcheck with its extra "lsp". ${error}`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running && running.needsStop()) {
    await running.stop();
  }
}

async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand("factcheck.restart", async () => {
      await stop();
      await start();
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
