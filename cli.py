"""The operations of the product without a browser. ``python cli.py --help`` lists them.

Exit status: 0 done, 1 problems found, 2 wrong use. Results go to standard output, progress and messages to standard error.
"""

from __future__ import annotations

import sys

import typer

from verbs import ask, coverage, data, decisions, load, overlap, resolve, search, suggest, take, template, trace, versions, workspace

VERBS = (data.build, data.validate, load.load, template.template, ask.query, search.search, resolve.resolve, suggest.suggest, take.report, take.export, take.cite, versions.release, versions.diff, trace.trace, coverage.coverage, overlap.overlap)

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None, help=__doc__)
for verb in VERBS:
    app.command()(verb)
app.add_typer(decisions.app, name="decisions")
app.add_typer(workspace.app, name="workspace")


def main() -> None:
    """Entry point: Thai on any console."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    app()


if __name__ == "__main__":
    main()
