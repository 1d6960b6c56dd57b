"""The W3C's SPARQL 1.1 tests against our runner and endpoint, or against the bare engine.

``--suite`` names a checkout of https://github.com/w3c/rdf-tests, or any folder with a ``manifest.ttl``. Query evaluation, syntax, results
formats and the query half of the protocol are run; updates and the graph store protocol are not, as the product only reads. Failures
are listed with their cause: *engine* (the bare engine does the same), *ours* (only the runner or endpoint does), *refused* (SERVICE, which is
refused by design), *entailment* (a regime beyond simple entailment, which the engine does not have).

Example: python benchmarks/w3c.py --suite ../rdf-tests
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: its folder, where a module is called queries, stands first
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from benchmarks.w3c_answers import expected, same
from benchmarks.w3c_engines import ENGINES, Engine, Error, Raw, Runner, runner
from benchmarks.w3c_protocol import protocol_problem
from benchmarks.w3c_suite import SuiteError, Test, path_of, read_suite

ENOUGH = 0.95
"""Share of the 1.1 query tests that must pass."""
_GROUPS = {"csv-tsv-res": "results formats", "json-res": "results formats", "service": "federation", "syntax-fed": "federation",
           "entailment": "entailment", "protocol": "protocol"}
_OUT = {"update": "updates: the product only reads", "other": "graph store protocol and service description: not query tests"}


@dataclass(frozen=True)
class Verdict:
    """What became of a test. ``cause`` is empty for one that passed."""

    suite: str
    name: str
    group: str
    passed: bool
    cause: str = ""
    message: str = ""


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status: 0 if enough query tests pass, 1 if not, 2 for a folder without a suite."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", type=Path, required=True, metavar="DIR")
    parser.add_argument("--through", choices=ENGINES, default="runner")
    parser.add_argument("--only", nargs="+", metavar="FOLDER", help="names of folders of the suite, such as aggregates")
    parser.add_argument("--json", action="store_true", help="one JSON value on standard output")
    options = parser.parse_args(arguments)
    try:
        tests = [test for test in read_suite(options.suite) if not options.only or test.suite in options.only]
        result = run(tests, options.suite, options.through)
    except SuiteError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        _print(result)
    return 0 if all(group["rate"] >= ENOUGH for group in result["groups"] if group["name"] == "query") else 1


def run(tests: list[Test], folder: Path, through: str) -> dict[str, Any]:
    """Run all tests that are about queries; the result is one JSON value."""
    chosen = [test for test in tests if test.kind not in _OUT and not (test.kind == "protocol" and (through != "runner" or _is_update(test)))]
    raw = Raw(folder)
    if through == "runner":
        with runner(folder, chosen) as engine:
            verdicts = [_verdict(test, engine, raw, folder) for test in chosen]
    else:
        verdicts = [_verdict(test, raw, raw, folder) for test in chosen]
    out = Counter(_OUT.get(test.kind, "protocol of updates, or run through the bare engine") for test in tests if test not in chosen)
    return {"through": through, "groups": _groups(verdicts), "failures": [asdict(verdict) for verdict in verdicts if not verdict.passed],
            "not_run": dict(out)}


def _is_update(test: Test) -> bool:
    return "update" in test.name


def _groups(verdicts: list[Verdict]) -> list[dict[str, Any]]:
    rows = []
    for name in ("query", "results formats", "protocol", "federation", "entailment"):
        its = [verdict for verdict in verdicts if verdict.group == name]
        if its:
            passed = sum(verdict.passed for verdict in its)
            causes = Counter(verdict.cause for verdict in its if not verdict.passed)
            rows.append({"name": name, "tests": len(its), "passed": passed, "rate": round(passed / len(its), 4), "causes": dict(causes)})
    return rows


def _verdict(test: Test, engine: Engine, raw: Raw, folder: Path) -> Verdict:
    group = _GROUPS.get(test.suite, "query")
    if test.kind == "protocol":
        assert isinstance(engine, Runner)  # noqa: S101 - others are left out by run()
        message = protocol_problem(test, engine.pool)
        return Verdict(test.suite, test.name, group, not message, "ours" if message else "", message)
    cause, message = _judged(test, engine, folder)
    if not message:
        return Verdict(test.suite, test.name, group, passed=True)
    if cause == "refused":
        return Verdict(test.suite, test.name, group, passed=False, cause=cause, message=message)
    if test.entailment:
        return Verdict(test.suite, test.name, group, passed=False, cause="entailment", message=message)
    engine_too = engine is raw or _judged(test, raw, folder)[1]
    return Verdict(test.suite, test.name, group, passed=False, cause="engine" if engine_too else "ours", message=message)


def _judged(test: Test, engine: Engine, folder: Path) -> tuple[str, str]:
    """Cause and message of a failure; an empty message means passed."""
    suffix = test.result.rpartition(".")[2]
    answer = engine.ask(test, suffix if suffix in {"csv", "tsv"} else "json")
    if test.kind == "negative syntax":
        passed = isinstance(answer, Error) and answer.cause == "syntax"
        return "engine", "" if passed else "a syntax error expected, none found"
    if test.kind == "positive syntax":
        return (answer.cause, answer.message) if isinstance(answer, Error) and answer.cause != "engine" else ("", "")
    if isinstance(answer, Error):
        return answer.cause, answer.message
    if not test.result:
        return "engine", "the manifest names no result"
    return "engine", same(expected(path_of(test.result, folder).read_bytes(), suffix, test.result), answer, lax=test.lax)


def _print(result: dict[str, Any]) -> None:
    for failure in result["failures"]:
        print(f"{failure['cause']:10}  {failure['suite']}/{failure['name']}: {failure['message'][:160]}")
    print()
    for group in result["groups"]:
        causes = ", ".join(f"{cause} {count}" for cause, count in group["causes"].items())
        print(f"{group['name']:16} {group['passed']:4} / {group['tests']:4}  {group['rate']:7.1%}  {causes}")
    for reason, count in result["not_run"].items():
        print(f"{'not run':16} {count:4}  {reason}")


if __name__ == "__main__":
    sys.exit(main())
