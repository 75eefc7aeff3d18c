"""Actions: the edits that an editor offers at a finding: the registry's value in place of the stated one, and the line
that holds the finding back. Edits are offered, never made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from factcheck.report.door import visible
from factcheck.report.interface import is_problem
from factcheck.rules.interface import Finding, Fix
from factcheck.rules.suppression_line import SIC, suppression_edit
from factcheck.server.articles import lead, name_of, shown
from factcheck.server.diagnostics import is_under
from factcheck.server.interface import Judged
from factcheck.server.positions import Lines
from factcheck.text.document import Document, Span
from factcheck.text.readers import kind_of

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.factcheck"
"""The kind of action that makes every correction at once; editors can be told to do so when they save."""


class Actions:
    """The actions of one article. `versioned` is whether the client takes edits of a version of a text."""

    def __init__(self, judged: Judged, lines: Lines, *, versioned: bool) -> None:
        self._judged = judged
        self._lines = lines
        self._versioned = versioned

    def at(self, span: Span, context: types.CodeActionContext) -> list[types.CodeAction]:
        """What is offered at a span, of the kinds that the client asks for."""
        document = self._judged.checked.document if self._judged.checked else None
        if document is None:
            return []
        moved = lead(self._judged)
        found = [one for one in shown(self._judged) if _touches(one.span.shifted(moved), span)]
        offered = [action for one in found for action in self._of(one, document, context.diagnostics)]
        offered += self._everything(context)
        return [action for action in offered if _is_asked(action, context)]

    def _of(self, finding: Finding, document: Document, sent: Iterable[types.Diagnostic]) -> Iterator[types.CodeAction]:
        under = [diagnostic for diagnostic in sent if is_under(diagnostic, finding)]
        if finding.fix:
            edit = self._edit([_replaced(finding.fix)])
            yield types.CodeAction(
                visible(finding.fix.title), types.CodeActionKind.QuickFix, under, is_preferred=True, edit=edit
            )
        if is_problem(finding) and (
            added := suppression_edit(document, finding, kind_of(name_of(self._judged.buffer)))
        ):
            where = f"Mark as {SIC}" if added.text.strip() == SIC else "Suppress here"
            about = finding.claim.id if finding.claim else finding.rule
            edit = self._edit([(Span(added.at, added.at), added.text)])
            yield types.CodeAction(visible(f"{where}: {about}"), types.CodeActionKind.QuickFix, under, edit=edit)

    def _everything(self, context: types.CodeActionContext) -> Iterator[types.CodeAction]:
        """All corrections of the article at once, where the client asks for that kind of action."""
        if not any(_is_kind(FIX_ALL, kind) for kind in context.only or ()):
            return
        edits, end = list[tuple[Span, str]](), 0
        for finding in shown(self._judged):
            if finding.fix and finding.fix.span.start >= end:
                edits.append(_replaced(finding.fix))
                end = finding.fix.span.end
        if edits:
            yield types.CodeAction("Fix all with factcheck", FIX_ALL, edit=self._edit(edits))

    def _edit(self, edits: Iterable[tuple[Span, str]]) -> types.WorkspaceEdit:
        moved = lead(self._judged)
        buffer = self._judged.buffer
        made = [types.TextEdit(self._lines.range(span.shifted(moved)), text) for span, text in edits]
        if not self._versioned:
            return types.WorkspaceEdit(changes={buffer.uri: made})
        document = types.OptionalVersionedTextDocumentIdentifier(buffer.uri, buffer.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(made))])


def _replaced(fix: Fix) -> tuple[Span, str]:
    return fix.span, fix.replacement


def _touches(one: Span, other: Span) -> bool:
    """Whether two spans meet: a cursor right behind a value is at it."""
    return one.start <= other.end and other.start <= one.end


def _is_asked(action: types.CodeAction, context: types.CodeActionContext) -> bool:
    kind = action.kind or ""
    return not context.only or any(_is_kind(str(getattr(kind, "value", kind)), asked) for asked in context.only)


def _is_kind(kind: str, asked: types.CodeActionKind | str) -> bool:
    """Whether a kind of action is the one asked for, or below it: `quickfix` asks for `quickfix.all` too."""
    wanted = str(getattr(asked, "value", asked))
    return kind == wanted or kind.startswith(f"{wanted}.") or not wanted
