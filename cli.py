"""The operations of the product without a browser. ``python cli.py --help`` lists them.

Exit status: 0 done, 1 problems found, 2 wrong use. Results go to standard output, progress and messages to standard error.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from graph.settings import settings
from loaders.problems import DataError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None, help=__doc__)

AsJson = Annotated[bool, typer.Option("--json", help="One JSON value on standard output.")]
DataFolder = Annotated[Path | None, typer.Option("--data", help="Folder of curated YAML (default: data/, or POLICY_DATA).")]
StoreFolder = Annotated[Path | None, typer.Option("--store", help="Folder of the built graph (default: var/store, or POLICY_STORE).")]
FOUND_PROBLEMS = 1
WRONG_USE = 2


def say(message: str) -> None:
    """A message for the person, on standard error."""
    typer.echo(message, err=True)


def stop(message: str, code: int = WRONG_USE) -> typer.Exit:
    """Say ``message``; raise what this returns to leave with ``code``."""
    say(message)
    return typer.Exit(code)


def print_json(value: Any) -> None:
    """One JSON value on standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


@app.command()
def build(
    data: DataFolder = None, store: StoreFolder = None,
    if_changed: Annotated[bool, typer.Option("--if-changed", help="Do nothing if neither data nor code changed.")] = False,
    as_json: AsJson = False,
) -> None:
    """Turn data/ into the graph and print the number of statements in each named graph.

    Example: python cli.py build
    """
    from ontology.namespaces import graph_iri  # noqa: PLC0415 - each verb loads only what it needs
    from queries.build import build as run  # noqa: PLC0415

    try:
        result = run(data or settings().data, store or settings().store, only_if_changed=if_changed, say=say)
    except DataError as error:
        raise stop(f"{error}\nกราฟเดิมยังอยู่ครบ · the graph in place is untouched ({len(error.problems)})", FOUND_PROBLEMS) from error
    names = {graph.removeprefix(graph_iri("")): count for graph, count in result.counts.items()}
    if as_json:
        print_json({"folder": str(result.folder), "reused": result.reused, "counts": names, "total": sum(names.values())})
        return
    for name, count in names.items():
        typer.echo(f"{count:8,}  {name}")
    typer.echo(f"{sum(names.values()):8,}  รวม · total{'  (ไม่มีอะไรเปลี่ยน · unchanged)' if result.reused else ''}")


@app.command()
def validate(
    files: Annotated[list[Path] | None, typer.Argument(help="Plan files to check alone; none: all data and the built graph.")] = None,
    data: DataFolder = None, store: StoreFolder = None,
    if_changed: Annotated[bool, typer.Option("--if-changed", help="Show the kept result if this graph was checked before.")] = False,
    as_json: AsJson = False,
) -> None:
    """Check data and graph; one sentence for each problem, exit status 1 if there is a violation.

    Example: python cli.py validate data/plans/psds-2567.yaml
    """
    from graph.store import NotBuiltError  # noqa: PLC0415
    from graph.validate import check_graph  # noqa: PLC0415
    from loaders.check_files import check_files  # noqa: PLC0415

    problems = check_files(files or [], data or settings().data)
    try:
        findings = [] if files or problems else check_graph(store or settings().store, only_if_changed=if_changed)
    except NotBuiltError as error:
        raise stop(str(error)) from error
    violations = [finding for finding in findings if finding.severity == "violation"]
    if as_json:
        print_json({
            "problems": [{"file": p.file, "line": p.line, "rule": p.rule, "th": p.th, "en": p.en} for p in problems],
            "findings": [{"severity": f.severity, "focus": f.focus, "shape": f.shape, "th": f.th, "en": f.en} for f in findings],
        })
    else:
        for problem in problems:
            typer.echo(str(problem))
        for finding in findings:
            typer.echo(f"{finding.severity}: {finding.th}\n    {finding.en}")
        say(f"ข้อมูล {len(problems)} ปัญหา กราฟ {len(violations)} ข้อขัดแย้ง {len(findings) - len(violations)} คำเตือน · "
            f"data: {len(problems)} problems, graph: {len(violations)} violations, {len(findings) - len(violations)} warnings")
    if problems or violations:
        raise typer.Exit(FOUND_PROBLEMS)


@app.command()
def query(
    source: Annotated[str, typer.Argument(help="A SPARQL file, - for standard input, or the name of a library query.")],
    param: Annotated[list[str] | None, typer.Option("--param", help="Parameter of a library query, name=value; repeatable.")] = None,
    wanted: Annotated[str | None, typer.Option("--format", help="table, json, xml, csv, tsv; ttl, nt, jsonld, rdfxml for triples.")] = None,
    as_json: AsJson = False, store: StoreFolder = None,
) -> None:
    """Answer a SPARQL query over the union of all named graphs; the usual prefixes are known.

    Example: python cli.py query plan-tree --param plan=nesdp13
    """
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.ask import answer  # noqa: PLC0415
    from queries.library import QueryFileError, names, prepared  # noqa: PLC0415
    from queries.library import query as library_query  # noqa: PLC0415
    from queries.results import Format, WrongFormatError, default_format, write  # noqa: PLC0415

    if wanted and wanted not in get_args(Format):
        raise stop(f"ไม่รู้จักรูปแบบ {wanted} ใช้ {', '.join(get_args(Format))} · unknown format {wanted}")
    values = _parameters(param or [])
    try:
        if source in names():
            result = open_store(store).query(*prepared(library_query(source), values))
            write(result, sys.stdout.buffer, wanted or default_format(result, machine=as_json))  # type: ignore[arg-type]
            return
        if values:
            raise stop("--param ใช้กับคำค้นในคลังเท่านั้น · --param is for library queries")
        text = _query_text(source)
        open_store(store)  # says at once if there is no graph to ask
        place = store or settings().store_url or settings().store
        failure = answer(text, place, wanted, sys.stdout.buffer, machine=as_json)  # type: ignore[arg-type]
    except (QueryFileError, WrongFormatError, StoreError) as error:
        raise stop(str(error)) from error
    if failure:
        raise stop(f"{source}: {failure}")


@app.command()
def report(
    plan: Annotated[str, typer.Argument(help="Id of the plan, e.g. psds-2567.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write; the suffix says the format (.md).")],
    thai_digits: Annotated[bool, typer.Option("--thai-digits", help="Write ๑ ๒ ๓ instead of 1 2 3.")] = False,
    store: StoreFolder = None,
) -> None:
    """Write the official section ความสอดคล้องกับแผน 3 ระดับ of a plan, with its citations; ⟨…⟩ marks what is missing or unverified.

    Example: python cli.py report psds-2567 -o section.md
    """
    from exports.markdown import to_markdown  # noqa: PLC0415
    from exports.section import official_section  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.read import NotFoundError  # noqa: PLC0415

    if output.suffix.lower() != ".md":
        raise stop(f"{output.name}: ใช้ชื่อไฟล์ที่ลงท้ายด้วย .md · use a file name that ends in .md")
    try:
        section = official_section(open_store(store), plan, "thai" if thai_digits else "arabic")
    except (StoreError, NotFoundError) as error:
        raise stop(str(error)) from error
    _write(output, to_markdown(section).encode())


@app.command()
def export(
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write; the suffix says the format: .ttl, .jsonld, .nq.")],
    plan: Annotated[str | None, typer.Option("--plan", help="One plan with its alignments and sources; none: the whole graph.")] = None,
    store: StoreFolder = None,
) -> None:
    """Write the graph, or one plan of it, as RDF.

    Example: python cli.py export --plan psds-2567 -o psds.ttl
    """
    from exports.rdf import FORMATS, write_rdf  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.read import NotFoundError  # noqa: PLC0415

    by_suffix = {f".{suffix}": name for name, (suffix, _) in FORMATS.items()}
    if output.suffix.lower() not in by_suffix:
        raise stop(f"{output.name}: ใช้ชื่อไฟล์ที่ลงท้ายด้วย {', '.join(by_suffix)} · use a file name that ends in one of these")
    buffer = io.BytesIO()
    try:
        write_rdf(open_store(store), buffer, by_suffix[output.suffix.lower()], plan)
    except (StoreError, NotFoundError) as error:
        raise stop(str(error)) from error
    _write(output, buffer.getvalue())


@app.command()
def release(
    to: Annotated[Path | None, typer.Option("--to", help="Folder to write it in (default: var/releases).")] = None,
    store: StoreFolder = None, as_json: AsJson = False,
) -> None:
    """Write a release of the graph: folder and .zip with RDF, vocabulary, changes, citation and checksums. Same build, same bytes.

    Refused if CHANGELOG.md says nothing of the version or the graph breaks a rule. Example: python cli.py release
    """
    from exports.release import release as run  # noqa: PLC0415
    from graph.changelog import ChangelogError  # noqa: PLC0415
    from graph.release import ReleaseError  # noqa: PLC0415
    from graph.settings import ROOT  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415

    try:
        done = run(open_store(store), to or ROOT / "var" / "releases")
    except StoreError as error:
        raise stop(str(error)) from error
    except (ChangelogError, ReleaseError, OSError) as error:
        raise stop(str(error), FOUND_PROBLEMS) from error
    if as_json:
        print_json({"name": done.name, "folder": str(done.folder), "archive": str(done.archive), "made": done.made})
        return
    typer.echo(f"{done.archive}{'' if done.made else '  (มีอยู่แล้ว ไม่มีอะไรเปลี่ยน · unchanged)'}")


@app.command()
def diff(
    old: Annotated[Path | None, typer.Argument(help="Older version: build or release folder, .zip of a release, .nq file.")] = None,
    new: Annotated[Path | None, typer.Argument(help="Newer version; none: the graph in force.")] = None,
    wanted: Annotated[str, typer.Option("--format", help="text; patch: RDF Patch; nq: added.nq and removed.nq in the folder --to.")] = "text",
    to: Annotated[Path | None, typer.Option("--to", help="Folder for --format nq.")] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="Elements shown of one named graph; all are counted.")] = 200,
    lang: Annotated[str, typer.Option("--lang", help="th or en.")] = "th",
    store: StoreFolder = None, as_json: AsJson = False,
) -> None:
    """Say what changed between two versions, statement by statement. Without names: the build before and the one in force.

    Example: python cli.py diff var/releases/policy-alignment-0.1.0.zip
    """
    from graph.diff import DiffError, DumpFile, compare, kept_builds, rdf_patch, write_sides  # noqa: PLC0415

    if wanted not in {"text", "patch", "nq"} or lang not in {"th", "en"} or (wanted == "nq" and to is None):
        raise stop("--format ใช้ text, patch หรือ nq (nq ต้องมี --to โฟลเดอร์) --lang ใช้ th หรือ en · "
                   "--format is text, patch or nq (nq needs --to FOLDER), --lang is th or en")
    try:
        here = store or settings().store
        before, after = (DumpFile(path) for path in ((old, new or here) if old else kept_builds(here)))
        if wanted == "patch":
            sys.stdout.buffer.writelines(rdf_patch(compare(before.lines(), after.lines())))
        elif wanted == "nq" and to:
            added, removed = write_sides(compare(before.lines(), after.lines()), to)
            say(f"เขียน {to} แล้ว · wrote {to}: added.nq {added:,}, removed.nq {removed:,}")
        else:
            _tell_changes(before, after, most, lang, as_json)
    except DiffError as error:
        raise stop(str(error)) from error


def _tell_changes(before: Any, after: Any, most: int, lang: Any, as_json: bool) -> None:
    from dataclasses import asdict  # noqa: PLC0415

    from exports.change_text import as_text  # noqa: PLC0415
    from exports.changes import changes  # noqa: PLC0415

    report = changes(before, after, most)
    if as_json:
        print_json(asdict(report))
    else:
        typer.echo(as_text(report, lang), nl=False)


@app.command()
def cite(
    style: Annotated[str, typer.Option("--style", help="text, apa or bibtex.")] = "text",
    lang: Annotated[str, typer.Option("--lang", help="th or en.")] = "th",
    plan: Annotated[str, typer.Option("--plan", help="Id of the plan that was used; none: the whole graph.")] = "",
    store: StoreFolder = None,
) -> None:
    """Print how to cite this build of the graph.

    Example: python cli.py cite --style bibtex
    """
    from exports.citation import STYLES, citation  # noqa: PLC0415
    from graph.store import StoreError, open_store  # noqa: PLC0415
    from queries.read import NotFoundError  # noqa: PLC0415

    if style not in STYLES or lang not in {"th", "en"}:
        raise stop(f"--style ใช้ {', '.join(STYLES)} --lang ใช้ th หรือ en · --style is {', '.join(STYLES)}, --lang is th or en")
    try:
        typer.echo(citation(open_store(store), style, lang, plan))  # type: ignore[arg-type]
    except (StoreError, NotFoundError) as error:
        raise stop(str(error)) from error


def _write(path: Path, content: bytes) -> None:
    """Write a whole file or none."""
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise stop(f"เขียน {path} ไม่ได้: {error.strerror} · cannot write {path}: {error.strerror}", FOUND_PROBLEMS) from error
    say(f"เขียน {path} แล้ว · wrote {path} ({len(content):,} bytes)")


def _parameters(pairs: list[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise stop(f"--param {pair}: เขียนเป็น ชื่อ=ค่า · write it as name=value")
        values[name] = value
    return values


def _query_text(source: str) -> str:
    if source == "-":
        return sys.stdin.read()
    try:
        return Path(source).read_text("utf-8")
    except FileNotFoundError as error:
        raise stop(f"ไม่พบไฟล์หรือคำค้นในคลังชื่อ {source} · there is no file or library query called {source}") from error
    except (UnicodeDecodeError, IsADirectoryError) as error:
        raise stop(f"{source} ไม่ใช่ไฟล์ข้อความ UTF-8 · {source} is not a UTF-8 text file") from error


def main() -> None:
    """Entry point: Thai on any console."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    app()


if __name__ == "__main__":
    main()
