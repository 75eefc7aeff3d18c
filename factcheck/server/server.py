"""The server: what a client can ask, and how it is answered. Each handler is a few lines around a pure function."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.protocol import default_converter

from factcheck import __version__
from factcheck.server import claims_files, completion, hover
from factcheck.server.actions import FIX_ALL, Actions
from factcheck.server.articles import findings_at
from factcheck.server.buffers import path_of
from factcheck.server.client_settings import SECTION, read_settings
from factcheck.server.desk import Desk
from factcheck.server.interface import TermsOf
from factcheck.server.log import LOG
from factcheck.server.open_files import OpenFiles
from factcheck.server.tongue import MARKDOWN, PLAIN, Tongue
from factcheck.server.wire import Protocol

P = TypeVar("P")
R = TypeVar("R")
WATCHED: Final = ("**/*.{yaml,yml}", "**/{factcheck,.factcheck,pyproject}.toml")
"""The files on the disk whose changes change what is said of an article."""


def _told(take: Callable[[P], None]) -> Callable[[P], None]:
    """A handler of what a client tells, as a function: `pygls` marks it, which a method does not take."""
    return lambda params: take(params)  # noqa: PLW0108 - a new function each time is the point


def _asked(answer: Callable[[P], Coroutine[Any, Any, R]]) -> Callable[[P], Coroutine[Any, Any, R]]:
    """A handler of what a client asks, whose bugs are answered in one line, and end nothing."""

    async def answered(params: P) -> R:
        try:
            return await answer(params)
        except JsonRpcException:
            raise
        except Exception as error:  # noqa: BLE001 - the client is answered, whatever it is
            LOG.exception("internal error")
            raise JsonRpcInternalError(f"internal error: {type(error).__name__}") from None

    return answered


class Server(LanguageServer):
    """A language server for articles and claims files."""

    def __init__(self, terms_of: TermsOf, today: Callable[[], date]) -> None:
        super().__init__("factcheck", __version__, protocol_cls=Protocol, converter_factory=default_converter)
        self.open_files = OpenFiles(Desk(terms_of, today), self._publish, self._refresh)
        self._versioned = False
        self._tongue: Tongue = PLAIN
        self._tasks: set[asyncio.Task[None]] = set()
        self._register()

    def _register(self) -> None:
        fixing = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])
        told: tuple[tuple[str, Callable[[Any], None], object], ...] = (
            (types.INITIALIZE, self._initialize, None),
            (types.INITIALIZED, self._initialized, None),
            (types.TEXT_DOCUMENT_DID_OPEN, lambda file: self.open_files.open(file.text_document), None),
            (types.TEXT_DOCUMENT_DID_CHANGE, self._changed, None),
            (types.TEXT_DOCUMENT_DID_SAVE, self._saved, types.SaveOptions(include_text=False)),
            (types.TEXT_DOCUMENT_DID_CLOSE, lambda file: self.open_files.close(file.text_document.uri), None),
            (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, lambda _: self.open_files.look_again(), None),
            (types.WORKSPACE_DID_CHANGE_CONFIGURATION, self._configured, None),
            (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, self._moved, None),
        )
        for method, take, options in told:
            self.feature(method, options)(_told(take))
        asked: tuple[tuple[str, Callable[[Any], Coroutine[Any, Any, Any]], object], ...] = (
            (types.TEXT_DOCUMENT_HOVER, self._hover, None),
            (types.TEXT_DOCUMENT_DEFINITION, self._definition, None),
            (types.TEXT_DOCUMENT_CODE_ACTION, self._actions, fixing),
            (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self._symbols, None),
            (types.TEXT_DOCUMENT_COMPLETION, self._completion, None),
            (types.TEXT_DOCUMENT_INLAY_HINT, self._hints, None),
        )
        for method, answer, options in asked:
            self.feature(method, options)(_asked(answer))

    def report_server_error(self, error: Exception, source: object) -> None:  # noqa: ARG002 - as `pygls` calls it
        """Log it: a message box for a message that made no sense helps nobody."""
        LOG.error("%s: %s", type(error).__name__, error)

    def _can(self, capability: str) -> bool:
        """Whether the client says that it has a capability, by its path in the protocol's own names."""
        return bool(get_capability(self.client_capabilities, capability, default=False))

    # What a client tells.

    def _initialize(self, params: types.InitializeParams) -> None:
        open_files, able = self.open_files, params.capabilities
        open_files.encoding = types.PositionEncodingKind(self.workspace.position_encoding or "utf-16")
        given = [path_of(folder.uri) for folder in params.workspace_folders or ()]
        given += [path_of(params.root_uri or "")] if not given else []
        open_files.folders = tuple(filter(None, given))
        self._settle(params.initialization_options)
        self._versioned = self._can("workspace.workspace_edit.document_changes")
        formats = get_capability(able, "text_document.hover.content_format", None) or ()
        self._tongue = MARKDOWN if types.MarkupKind.Markdown in formats else PLAIN
        asks = get_capability(able, "text_document.diagnostic", None) is not None
        open_files.asks = asks and self._can("workspace.diagnostics.refresh_support")
        if open_files.asks:
            across = types.DiagnosticOptions(
                inter_file_dependencies=True, workspace_diagnostics=False, identifier=SECTION
            )
            self.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, across)(_asked(self._diagnostics))

    def _initialized(self, _: types.InitializedParams) -> None:
        self._do(self._begin())

    async def _begin(self) -> None:
        """Ask for what the client can tell: its settings, and changes of files on the disk."""
        wanted = []
        if self._can("workspace.did_change_watched_files.dynamic_registration"):
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted.append(types.Registration("factcheck-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
        if self._can("workspace.did_change_configuration.dynamic_registration"):
            section = types.DidChangeConfigurationRegistrationOptions(SECTION)
            wanted.append(types.Registration("factcheck-settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, section))
        if wanted:
            await self.client_register_capability_async(types.RegistrationParams(wanted))
        await self._ask_settings()

    async def _ask_settings(self) -> None:
        if not self._can("workspace.configuration"):
            return
        asked = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
        for given in await self.workspace_configuration_async(asked):
            if given:  # some clients answer so for what nobody has set
                self._settle(given)
                self.open_files.look_again()

    def _configured(self, params: types.DidChangeConfigurationParams) -> None:
        if self._can("workspace.configuration"):
            self._do(self._ask_settings())
        elif isinstance(params.settings, dict) and SECTION in params.settings:
            self._settle(params.settings[SECTION])
            self.open_files.look_again()

    def _settle(self, given: object) -> None:
        folder = next(iter(self.open_files.folders), os.getcwd())
        self.open_files.settings, wrong = read_settings(given, folder)
        for words in wrong:
            LOG.error("settings of the editor: %s", words)

    def _moved(self, _: types.DidChangeWorkspaceFoldersParams) -> None:
        folders = (path_of(folder.uri) for folder in self.workspace.folders.values())
        self.open_files.folders = tuple(filter(None, folders))
        self.open_files.look_again()

    def _changed(self, params: types.DidChangeTextDocumentParams) -> None:
        self.open_files.change(params.text_document, params.content_changes)

    def _saved(self, params: types.DidSaveTextDocumentParams) -> None:
        self.open_files.save(params.text_document.uri)

    # What a client asks.

    async def _diagnostics(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        await self.open_files.at_rest(params.text_document.uri)
        outcome = await self.open_files.outcome(params.text_document.uri)
        if outcome is None:
            return types.RelatedFullDocumentDiagnosticReport([])
        ident = f"{outcome.buffer.version}.{self.open_files.state}"
        if ident == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(ident)
        return types.RelatedFullDocumentDiagnosticReport(list(outcome.diagnostics), result_id=ident)

    async def _hover(self, params: types.HoverParams) -> types.Hover | None:
        outcome = await self.open_files.outcome(params.text_document.uri)
        if outcome is None:
            return None
        lines = outcome.lines
        if outcome.claims is not None:
            claim = claims_files.claim_at(outcome.claims, lines.text, params.position.line + 1)
            return types.Hover(claims_files.hover(claim, outcome.claims, self._tongue)) if claim else None
        found = findings_at(outcome.article, lines.offset(params.position)) if outcome.article else None
        if not found:
            return None
        content = hover.of_place(found, outcome.places, self._tongue)
        return types.Hover(content, lines.range(found.span))

    async def _definition(self, params: types.DefinitionParams) -> list[types.Location] | None:
        outcome = await self.open_files.outcome(params.text_document.uri)
        if outcome is None or outcome.article is None:
            return None
        found = findings_at(outcome.article, outcome.lines.offset(params.position))
        claims = dict.fromkeys(finding.claim for finding in found.findings if finding.claim) if found else {}
        return [place for claim in claims if (place := outcome.places.location(claim))] or None

    async def _actions(self, params: types.CodeActionParams) -> Sequence[types.CodeAction]:
        outcome = await self.open_files.outcome(params.text_document.uri)
        if outcome is None or outcome.article is None:
            return []
        actions = Actions(outcome.article, outcome.lines, versioned=self._versioned)
        return actions.at(outcome.lines.span(params.range), params.context)

    async def _symbols(self, params: types.DocumentSymbolParams) -> Sequence[types.DocumentSymbol]:
        outcome = await self.open_files.outcome(params.text_document.uri)
        return claims_files.symbols(outcome.claims, outcome.lines) if outcome and outcome.claims else []

    async def _hints(self, params: types.InlayHintParams) -> Sequence[types.InlayHint]:
        outcome = await self.open_files.outcome(params.text_document.uri)
        if outcome is None or outcome.claims is None:
            return []
        return claims_files.hints(outcome.claims, outcome.lines, outcome.lines.span(params.range))

    async def _completion(self, params: types.CompletionParams) -> Sequence[types.CompletionItem]:
        outcome = await self.open_files.outcome(params.text_document.uri)
        if outcome is None or outcome.claims is None:
            return []
        lines = outcome.lines
        above = [lines.line(number).of(lines.text) for number in range(params.position.line)]
        start = lines.offset(types.Position(params.position.line, 0))
        return completion.complete(above, lines.text[start : lines.offset(params.position)])

    # What a client is sent.

    def _publish(self, uri: str, version: int | None, diagnostics: Sequence[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, list(diagnostics), version))

    def _refresh(self) -> None:
        self._do(self.workspace_diagnostic_refresh_async(None))

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that waits for the client, beside everything else."""

        async def done() -> None:
            try:
                await work
            except JsonRpcException as error:
                LOG.error("the client refuses: %s", error)

        task = asyncio.ensure_future(done())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
