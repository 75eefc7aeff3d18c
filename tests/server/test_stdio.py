"""The real process, driven by a language client that can what editors can: `pytest-lsp` keeps what each says of itself.
Its plugin is not used."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

CLAIMS = "claims:\n  - id: crimea\n    claim: Russia annexed Crimea in March 2014.\n    source: https://example.org/a\n"
ARTICLE = "# 😀\n\n😀 Russia annexed Crimea in 2015.\n"
AT = types.Position(2, 30)
SECONDS = 30
COMMAND = [sys.executable, "-P", "-m", "factcheck", "server", "--stdio", "--today", "2026-11-20"]


class Editor:
    """What somebody does in an editor, and sees there."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.able = types.ServerCapabilities()
        self.registered: list[str] = []
        self.told: dict[str, list[types.PublishDiagnosticsParams]] = {}

        # In place of the client's own, which keeps no versions.
        client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = lambda params: self.told.setdefault(
            params.uri, []
        ).append(params)
        self.bidden = asyncio.Event()
        client.protocol.fm.features[types.WORKSPACE_DIAGNOSTIC_REFRESH] = lambda _: self.bidden.set()
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(
            lambda params: self.registered.extend(each.method for each in params.registrations)
        )

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def ident(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    def open(self, name: str, text: str) -> None:
        item = types.TextDocumentItem(self.uri(name), "", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def edit(self, name: str, version: int, span: tuple[int, int, int, int], text: str) -> None:
        start, end = types.Position(*span[:2]), types.Position(*span[2:])
        change = types.TextDocumentContentChangePartial(types.Range(start, end), text)
        ident = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(ident, [change]))

    async def shown(self, name: str, holds: Callable[[types.PublishDiagnosticsParams], bool]) -> list[types.Diagnostic]:
        """What is shown in a file as soon as something holds of it."""
        async with asyncio.timeout(SECONDS):
            while not any(map(holds, self.told.get(self.uri(name), ())[-1:])):
                await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(self.told[self.uri(name)][-1].diagnostics)


@asynccontextmanager
async def editor(folder: Path, capabilities: types.ClientCapabilities, **options: object) -> AsyncIterator[Editor]:
    client = make_test_lsp_client()
    client.capabilities = capabilities
    opened = Editor(client, folder)
    await client.start_io(*COMMAND, cwd=folder, env={**os.environ, "PYTHONHASHSEED": "0"})
    params = types.InitializeParams(
        capabilities, workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "x")], **options
    )
    opened.able = (await client.initialize_session(params)).capabilities
    yield opened
    await client.shutdown_session()
    await client.stop()
    assert client._server.returncode == 0  # noqa: SLF001 - the client keeps its process to itself


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "all.yaml").write_text(CLAIMS, encoding="utf-8")
    return tmp_path


def run(test: Coroutine[Any, Any, None]) -> None:
    async def in_time() -> None:
        await asyncio.wait_for(test, 2 * SECONDS)

    # In a thread of its own: the browser that other tests drive keeps a loop in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, in_time()).result()


def one_that_asks() -> types.ClientCapabilities:
    """An editor that asks for diagnostics, and is not sent them."""
    able = client_capabilities("neovim")
    able.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    return able


@pytest.mark.parametrize("name", ["visual_studio_code", "neovim", "emacs", "one that asks"])
def test_an_article_as_it_is_written(folder: Path, name: str) -> None:
    asks = name == "one that asks"

    async def test() -> None:
        async with editor(folder, one_that_asks() if asks else client_capabilities(name)) as it:
            assert (it.able.diagnostic_provider is not None) == asks
            ask = it.client
            it.open("a.md", ARTICLE)
            found = await diagnosed(it, "a.md", 1)
            assert [each.code for each in found] == ["value-mismatch"]
            hover = await ask.text_document_hover_async(types.HoverParams(it.ident("a.md"), found[0].range.start))
            assert "registry says March 2014" in hover.contents.value
            assert hover.range == found[0].range
            asked = types.DefinitionParams(it.ident("a.md"), found[0].range.start)
            (place,) = await ask.text_document_definition_async(asked)
            assert (place.uri, place.range.start) == (it.uri("claims/all.yaml"), types.Position(1, 4))
            context = types.CodeActionContext(found)
            actions = types.CodeActionParams(it.ident("a.md"), found[0].range, context)
            offered = await ask.text_document_code_action_async(actions)
            assert [action.title for action in offered][1:] == ["Suppress here: crimea"]
            assert [list(action.diagnostics) for action in offered] == [found, found]
            start, end = found[0].range.start, found[0].range.end
            it.edit("a.md", 2, (start.line, start.character, end.line, end.character), "2014")
            assert await diagnosed(it, "a.md", 2) == []
            it.open("claims/all.yaml", CLAIMS.replace("2014", "2013"))
            if asks:
                await asyncio.wait_for(it.bidden.wait(), SECONDS)
                assert len(await diagnosed(it, "a.md", 2)) == 1
            else:
                await it.shown("a.md", lambda params: len(params.diagnostics) == 1)

    run(test())


async def diagnosed(it: Editor, name: str, version: int) -> list[types.Diagnostic]:
    """The diagnostics of a version, sent or asked for, as the client has it."""
    if it.able.diagnostic_provider is None:
        return await it.shown(name, lambda params: params.version == version)
    asked = types.DocumentDiagnosticParams(it.ident(name))
    report = await it.client.text_document_diagnostic_async(asked)
    again = types.DocumentDiagnosticParams(it.ident(name), previous_result_id=report.result_id)
    assert (await it.client.text_document_diagnostic_async(again)).kind == "unchanged"
    assert it.told == {}
    return list(report.items)


def test_a_claim_that_is_being_written_counts_at_once(folder: Path) -> None:
    async def test() -> None:
        async with editor(folder, types.ClientCapabilities()) as it:
            it.open("a.md", ARTICLE)
            it.open("claims/all.yaml", CLAIMS)
            assert len(await it.shown("a.md", lambda params: bool(params.diagnostics))) == 1
            it.edit("claims/all.yaml", 2, (2, 38, 2, 42), "2015")
            await it.shown("a.md", lambda params: not params.diagnostics)
            it.edit("claims/all.yaml", 3, (2, 4, 2, 9), "clam")
            (fault, _) = await it.shown("claims/all.yaml", lambda params: params.version == 3)
            assert fault.message.startswith("`clam` is not a key of a claim")
            (broken,) = await it.shown("a.md", lambda params: bool(params.diagnostics))
            assert broken.code == "set-up"
            closed = types.DidCloseTextDocumentParams(it.ident("claims/all.yaml"))
            it.client.text_document_did_close(closed)
            await it.shown("a.md", lambda params: [each.code for each in params.diagnostics] == ["value-mismatch"])
            assert it.told[it.uri("claims/all.yaml")][-1].diagnostics == ()

    run(test())


def test_what_is_told_of_files_on_the_disk(folder: Path) -> None:
    async def test() -> None:
        async with editor(folder, types.ClientCapabilities()) as it:
            it.open("a.md", ARTICLE)
            await it.shown("a.md", lambda params: len(params.diagnostics) == 1)
            path = folder / "claims" / "all.yaml"
            path.write_text(CLAIMS.replace("March 2014", "May 2015"), encoding="utf-8")
            event = types.FileEvent(it.uri("claims/all.yaml"), types.FileChangeType.Changed)
            it.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
            await it.shown("a.md", lambda params: not params.diagnostics)

    run(test())


def test_the_settings_of_the_client(folder: Path) -> None:
    other = folder / "other.yaml"
    other.write_text(CLAIMS.replace("March 2014", "May 2015"), encoding="utf-8")

    async def test() -> None:
        options = {"claims": ["other.yaml"], "show": "consistent"}
        async with editor(folder, types.ClientCapabilities(), initialization_options=options) as it:
            it.open("a.md", ARTICLE)
            (one,) = await it.shown("a.md", lambda params: bool(params.diagnostics))
            assert (one.code, one.severity) == ("consistent", types.DiagnosticSeverity.Hint)
            changed = types.DidChangeConfigurationParams({"factcheck": {}})
            it.client.workspace_did_change_configuration(changed)
            (one,) = await it.shown("a.md", lambda params: params.diagnostics != (one,))
            assert one.code == "value-mismatch"

    run(test())


def test_a_claims_file_as_it_is_written(folder: Path) -> None:
    async def test() -> None:
        async with editor(folder, client_capabilities("neovim")) as it:
            ask = it.client
            text = CLAIMS.replace("crimea", "crimea-2") + "    tests:\n      outdated: [One.]\n    "
            it.open("claims/new.yaml", text)
            assert {each.code for each in await it.shown("claims/new.yaml", bool)} >= {"failing-test"}
            new = it.ident("claims/new.yaml")
            hover = types.HoverParams(new, types.Position(2, 20))
            assert "March 2014" in (await ask.text_document_hover_async(hover)).contents.value
            keys = types.CompletionParams(new, types.Position(6, 4))
            assert "unless" in [item.label for item in await ask.text_document_completion_async(keys)]
            (claim,) = await ask.text_document_document_symbol_async(types.DocumentSymbolParams(new))
            assert claim.name == "crimea-2"

    run(test())
