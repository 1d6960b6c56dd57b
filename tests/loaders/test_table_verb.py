"""cli.py load on tables: one JSON value, columns shown, a corrected mapping taken back, refusals by exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from tests.loaders.table_files import FILES

RUN = CliRunner()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "bare-list.csv"
    path.write_bytes(FILES[path.name]())
    return path


def test_json_is_the_plan_document_and_its_tables_can_be_given_back(table: Path, tmp_path: Path) -> None:
    first = RUN.invoke(cli.app, ["load", str(table), "--json"])
    assert first.exit_code == 0
    value = json.loads(first.stdout)
    assert [each["text"] for each in value["projects"]] == ["โครงการต้นไม้", "โครงการทะเล"]
    assert "ทช." in first.stderr
    value["tables"][0]["columns"][1]["unit"] = "ล้านบาท"
    kept = tmp_path / "columns.json"
    kept.write_text(json.dumps({"tables": value["tables"]}), "utf-8")
    again = json.loads(RUN.invoke(cli.app, ["load", str(table), "--columns", str(kept), "--json"]).stdout)
    assert again["projects"][0]["budgets"][0]["baht"] == 5_000_000
    kept.write_text("{}", "utf-8")
    assert RUN.invoke(cli.app, ["load", str(table), "--columns", str(kept)]).exit_code == 2


def test_columns_and_parts_are_shown(table: Path) -> None:
    done = RUN.invoke(cli.app, ["load", str(table)])
    assert done.exit_code == 0
    assert "B  งบประมาณ  →  งบประมาณ  (แน่ใจ · certain)" in done.stdout
    assert "D  สีประจำโครงการ  →  เก็บไว้เป็นรายละเอียด" in done.stdout
    assert "projects: โครงการต้นไม้" in done.stdout


def test_a_workbook_called_text_is_read_as_a_table(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(FILES["annual-plan.xlsx"]())
    assert json.loads(RUN.invoke(cli.app, ["load", str(path), "--json"]).stdout)["file"] == {"kind": "xlsx"}


def test_what_cannot_be_read_is_exit_one(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(FILES["annual-plan.xlsx"]()[:900])
    done = RUN.invoke(cli.app, ["load", str(path), "--json"])
    assert done.exit_code == 1
    assert not done.stdout
    assert "เสียหาย" in done.stderr
    assert RUN.invoke(cli.app, ["load", str(tmp_path / "missing.xlsx")]).exit_code == 2
