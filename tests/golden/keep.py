"""Makes the kept files of exports anew from the build in force: ``python -m tests.golden.keep``. Read the difference before keeping it."""

from __future__ import annotations

from graph.settings import settings
from graph.store import open_store
from tests.exported import MADE, five_year, with_plan
from tests.golden import BODY, WORKBOOK
from tests.golden.word import body_of
from tests.golden.workbook import as_text

if __name__ == "__main__":
    from exports.plan_workbook import plan_workbook
    from exports.section import official_section
    from exports.word.section import section_docx
    from tests.test_project_tables import LINKS

    built = open_store(settings().store)
    WORKBOOK.write_text(as_text(plan_workbook(with_plan(built, five_year(), LINKS), "ws-five", MADE)), "utf-8")
    BODY.write_text(body_of(section_docx(official_section(built, "psds-2567", "arabic", MADE), MADE)), "utf-8")
