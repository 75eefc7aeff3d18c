"""The extension for Visual Studio Code: what it declares is what the server takes, and it starts the server."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import factcheck
from factcheck.server.articles import BY_LANGUAGE
from factcheck.server.client_settings import OF_THE_CLIENT, read_settings

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
PACKAGE = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
SETTINGS = PACKAGE["contributes"]["configuration"]["properties"]

RUN = """
const Module = require("module");
const told = [];
class LanguageClient {
  constructor(id, name, server, options) { told.push({ id, server, options }); }
  async start() {}
  needsStop() { return true; }
  async stop() { told.push("stopped"); }
}
const settings = { path: "facts", claims: ["all.yaml"], minConfidence: "high", show: null };
const commands = {};
const stubs = {
  vscode: {
    commands: { registerCommand: (name, run) => { commands[name] = run; return name; } },
    window: { showErrorMessage: (words) => told.push(words) },
    workspace: { getConfiguration: () => ({ ...settings, get: (key) => settings[key] }) },
  },
  "vscode-languageclient/node": { LanguageClient },
};
const load = Module._load;
Module._load = (name, ...rest) => stubs[name] ?? load(name, ...rest);
const extension = require(process.argv[1]);
(async () => {
  const context = { subscriptions: [] };
  await extension.activate(context);
  await commands["factcheck.restart"]();
  await extension.deactivate();
  console.log(JSON.stringify({ told, commands: Object.keys(commands), kept: context.subscriptions }));
})();
"""


def ran() -> dict:
    command = ["node", "--eval", RUN, str(EXTENSION / "extension.js")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return json.loads(done.stdout)


def test_the_extension_starts_the_server_and_stops_it() -> None:
    said = ran()
    first, stopped, second, stopped_again = said["told"]
    assert first["server"] == {"command": "facts", "args": ["server"]}
    assert first == second
    assert stopped == stopped_again == "stopped"
    settings, wrong = read_settings(first["options"]["initializationOptions"], "/there")
    assert (settings.claims, settings.min_confidence, settings.show, wrong) == (("/there/all.yaml",), "high", None, [])
    declared = [each["command"] for each in PACKAGE["contributes"]["commands"]]
    assert said["commands"] == said["kept"] == declared


def test_what_it_declares() -> None:
    assert PACKAGE["version"] == factcheck.__version__
    assert (EXTENSION / PACKAGE["main"]).is_file()
    keys = {key.removeprefix("factcheck.") for key in SETTINGS}
    defaults = {key: SETTINGS[f"factcheck.{key}"]["default"] for key in keys}
    assert read_settings(defaults, "/there")[1] == []
    assert keys - OF_THE_CLIENT == {"claims", "minConfidence", "show"}
    for key in ("minConfidence", "show"):
        for word in SETTINGS[f"factcheck.{key}"]["enum"]:
            assert read_settings({key: word}, "/there")[1] == []


def test_it_looks_at_what_the_server_knows() -> None:
    selectors = ran()["told"][0]["options"]["documentSelector"]
    languages = {selector["language"] for selector in selectors}
    assert languages - {"yaml"} <= set(BY_LANGUAGE)
    assert {f"onLanguage:{language}" for language in languages} == set(PACKAGE["activationEvents"])


def test_a_folder_that_is_not_trusted_names_nothing_that_is_run_or_read() -> None:
    limited = PACKAGE["capabilities"]["untrustedWorkspaces"]
    assert (limited["supported"], limited["restrictedConfigurations"]) == (
        "limited",
        ["factcheck.path", "factcheck.claims"],
    )
