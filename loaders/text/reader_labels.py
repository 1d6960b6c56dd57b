"""Labels: what the words that head a part open, and what stands behind them on their line."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.text.acts import examples
from loaders.text.agencies import names_agencies
from loaders.text.found import Found
from loaders.text.items import pieces
from loaders.text.joint_heads import joint_words
from loaders.text.line_ends import leads_down
from loaders.text.lines import Line
from loaders.text.matrix import is_year_head
from loaders.text.numbering import Marker, split_inline, split_marker
from loaders.text.reader_ahead import SUCH_AS
from loaders.text.reader_state import CELLS, CONTENT, DUE_OF_LIST, LONGEST_ITEM, SILENT
from loaders.text.reader_values import DUE_IN_LABEL, Values
from loaders.text.told import read_clauses, split_parts
from loaders.text.vocabulary import Label, heads_other_matter, kind_in, read_label

__all__ = ["Labels"]

_LABEL_INSIDE = re.compile(r"(?<=\s)(?=(?:กลยุทธ์|(?:ตัว|เครื่อง|ดัชนี)ชี้วัด|เป้าหมาย|เป้าประสงค์|แนวทาง(?:การพัฒนา)?|มาตรการ|โครงการสำคัญ|หน่วยงานรับผิดชอบ\S{0,6})\s?(?::|คือ\s|เช่น\s|ได้แก่\s))")
_OTHER_SIDE = re.compile(r"\s(?=(?:หน่วยงาน|ผู้)(?:ที่)?(?:รับผิดชอบ)?(?:สนับสนุน|ร่วม|รอง)(?:ดำเนินการ)?\s?[:：])")
_SET_OFF = re.compile(r".{0,60}?(?::|คือ|ได้แก่|เช่น)")
_WATCHES = re.compile(r"แนวทาง(?:ใน)?(?:การ)?(?:(?:ติดตาม|กำกับ|ประเมิน|รายงาน)|(?:ขับเคลื่อน|บริหารจัดการ|บริหาร)(?:\(?ร่าง\)?\s?)?(?:แผน|ยุทธศาสตร์ฯ))")
"""Ways of driving or watching a plan are no part of it, wherever they stand."""
_WAYS = re.compile(r"วิธี(?:การ)?ดำเนิน(?:งาน|การ)$")
"""How the parts of a group are carried out."""
_OPINIONS = re.compile(r"(?:สรุป)?(?:ความเห็น|ข้อคิดเห็น|ข้อเสนอแนะ|ข้อสังเกต)")
_OF_ALL = re.compile(r"(?:ดัชนี|ตัวชี้วัด|เป้าหมาย|เป้าประสงค์)รวม(?:ของ(?:ทุก)?(?:ยุทธศาสตร์|ประเด็น|แผน)\S{0,20})?(?:\s|:|$)")
_OF_GROUP = re.compile(r"(?:(?:ตัว|เครื่อง|ดัชนี)ชี้วัด|เป้าหมาย|เป้าประสงค์)(?:ราย|ของ|ระดับ|ตาม)?(?:ประเด็น)?ยุทธศาสตร์")
_INVOLVED = re.compile(r"เกี่ยวข้อง")
"""Bodies that are only involved, where others were named as responsible."""
_NAMED = re.compile(r"[ก-๎]{4}")
_ASIDE = re.compile(r"\s(?:ทั้งนี้|อนึ่ง)\s.*(?:ได้แก่|ดังนี้|คือ|เช่น)$")
"""A thought behind a part whose list is below it: no list of such parts."""
_NEXT_DASH = {dash: re.compile(rf"\s(?:{dash}\s(?=[ก-๎])|{other}\s(?=[ก-๎][^–-]{{20}}))") for dash, other in ("-–", "–-")}
"""Before a part set off by a dash; the other dash may stand for it, but also for “to” and between two names."""
_DEFINES = re.compile(r"^[^ก-๎]{0,6}(?P<word>เป้าหมาย|เป้าประสงค์|ตัวชี้วัด|กลยุทธ์|มาตรการ|แนวทาง|กิจกรรม|โครงการ)[^:]{0,40}\s(?:คือ|หมายถึง|หมายความว่า)\s?(?P=word)(?:ของ|ที่|ใน|ซึ่ง)")
"""What a word means in the plan (“เป้าหมายย่อย คือ เป้าหมายของการดำเนินการ…”): no part."""
_MOST_COLUMNS = 40
_TOLD_FROM = 120
"""A part behind a label that is shorter is one part; longer ones may tell of others."""


class Labels(Values):
    """Lines that begin with a label."""

    def _label(self, label: Label, marker: Marker | None, line: Line) -> bool:
        """Open what a label heads; whether it was one here: an item may begin with such a word."""
        self._plain_groups_over(label, marker, line)
        role = self._role_here(label, marker, line)
        if self._begins_an_item(label, role, marker, line):
            return False
        self._above_groups(label, marker)
        if marker and marker.numbers and not self._is_item(marker):
            self._outline_step(marker)
            self._set_apart(marker, label.words)
            self._reviewed = role == "other" and bool(_OPINIONS.match(label.words)) and bool(self.plan.parts)
        elif marker and marker.numbers and self._scope and role in SILENT:
            return False
        if marker is None and self._group is not None and self._group.rule == "list-of-kinds" and role in (*SILENT, "guidelines", "projects") and self._matrix.open:
            self._group = self._tactic = self._guideline = None  # groups that were cells of a table of years end with it
        if role == "table":
            self._table_head(label, line)
        elif self._heads_of_groups(label):
            return True
        elif role in ("agencies", "support"):
            self._agency_label(role, label, line)
        else:
            self._content_label(role, label, marker, line)
        return True

    def _above_groups(self, label: Label, marker: Marker | None) -> None:
        """A label without a bullet is none of a group's where those of two groups and more all have one: it heads the next part of the plan."""
        if self._group is None or label.rest:
            return
        bulleted = marker is not None and not marker.numbers
        if marker is None and len(self._bulleted) > 1:
            self._group = self._tactic = self._guideline = self._group_list = None
        elif marker is None:
            self._plain = True
        elif bulleted and not self._plain:
            self._bulleted.add(id(self._group))

    def _plain_groups_over(self, label: Label, marker: Marker | None, line: Line) -> None:
        """Groups that are a bare list below their label end at the next label that heads other matter of the plan (“กลไกการขับเคลื่อน”)."""
        plain = self._group is not None and self._group.rule == "list-below-label" and not any(group.parts for group in self.plan.parts.get("groups", ()))
        if plain and marker is None and not label.rest and (label.role == "benefits" or heads_other_matter(line.text)):
            self._group = self._tactic = self._guideline = self._group_list = None

    def _content_label(self, role: str, label: Label, marker: Marker | None, line: Line) -> None:
        if not self._pending:
            self._tactic_over(role)
        if role == "groups":
            self._groups_label(label, marker, line)
        elif role in ("value", "unit", "baseline"):
            self._value_label(role, label, line)
        elif self._pending and self._pending.role != "groups" and not label.rest:
            self._columns.append(role)  # heads of columns; the first cell below them names the pending part
        else:
            self._list_label(role, label, marker, line)

    def _role_here(self, label: Label, marker: Marker | None, line: Line) -> str:
        """What a label heads in this place: outside a group, ways of driving and watching a plan are no guidelines of it."""
        if label.role == "other" and self._group is not None and (content := [*(["guidelines"] if not label.rest and _WAYS.match(label.words) else []), *(role for role in label.roles if role in CONTENT)]):
            return content[0]
        if set(label.roles) >= {"goals", "indicators"} and any(is_year_head(line.text, "") for line in self._lines[self._index + 1:self._index + 4]):
            return "indicators"
        if not self._strategies and self._group is None and self._lists_measures(label):
            return "groups"
        if label.role == "goals" and self._heads_values(label):
            return "value"
        if (label.role == "guidelines" and _WATCHES.match(label.words)) or self._heads_opinions(label) or self._in_apart(marker):
            return "other"
        carries_out = label.role == "tactics" and label.words.startswith("แผนงาน") and "guidelines" in self._columns  # the guidelines in the column before
        over = marker is not None and self._next_paragraph(marker) and not self._is_item(marker)
        outside = label.role == "guidelines" and (self._group is None or over)
        return "other" if outside and ("other" in label.roles or heads_other_matter(split_marker(line.text)[1])) else "projects" if carries_out else "guidelines" if self._below_tactic(label) else label.role

    def _below_tactic(self, label: Label) -> bool:
        """Whether a label stands right below the numbered heading of a tactic of another kind: “กลยุทธ์ที่ 1 …” · “มาตรการ”."""
        tactic = self._tactic if label.role == "tactics" and not label.rest else None
        return tactic is not None and tactic.rule == "numbered-heading" and not tactic.parts and tactic.last_line == self._previous_number() and (tactic.kind or "") not in label.words

    def _in_apart(self, marker: Marker | None) -> bool:
        """Whether a marker numbers a part of a paragraph on other matter: “3. การติดตามประเมินผล · 3.2 ตัวชี้วัด …”."""
        depth = len(self._apart)
        return bool(depth and marker and len(marker.numbers) > depth and marker.numbers[:depth] == self._apart)

    def _begins_an_item(self, label: Label, role: str, marker: Marker | None, line: Line) -> bool:
        if _DEFINES.match(line.text):
            return True
        if not label.rest or (role in ("agencies", "support") and names_agencies(label.rest)):
            return False
        bulleted = marker is not None and not marker.numbers
        if (bulleted or self._is_item(marker)) and not _SET_OFF.match(line.text) and not (bulleted and self._beside_labels(role)):
            return True
        return role == "table" or (role in ("tactics", "guidelines", "groups") and marker is not None and bool(marker.numbers) and self._is_item(marker))

    def _beside_labels(self, role: str) -> bool:
        """Whether the bullet before or behind is a label too: bullets that set off rows, not items."""
        return any(label.role not in (role, "table") for label in self._labels_beside(bulleted=True))

    def _row_label(self, rest: str, marker: Marker | None) -> Label | None:
        """The label of a row of a group: beside rows with other labels, it may have nothing but a space behind it."""
        bulleted = marker is not None and not marker.numbers
        if self._scope and self._scope.role == "projects" and rest.startswith("โครงการ"):  # one more, whose name begins with a Latin word
            return None
        label = read_label(rest, spaced=True) if self._group is not None and (bulleted or not self._is_item(marker)) else None
        return label if label and any(other.role not in (*SILENT, label.role) for other in self._labels_beside(bulleted=bulleted)) else None

    def _table_head(self, label: Label, line: Line) -> None:
        self._columns += [label.role, *(name for name in label.roles if name in CELLS)]
        if self._scope and self._scope.role == "groups":
            self._head_lines.add(line.number)
        elif self._scope and self._scope.role not in SILENT:
            self._scope = None

    def _groups_label(self, label: Label, marker: Marker | None, line: Line) -> None:
        self._group = self._tactic = self._guideline = None
        self._group_list = None
        self._group_kind, self._groups_told = kind_in(label.words), 0
        self._open_scope("groups", self.plan, "label", marker)
        self._row_roles = [name for name in label.roles if name in (*CONTENT, "value") and name != label.role]
        self._head_lines = {line.number}
        self._columns = []
        listed, rest = split_marker(label.rest)
        names = list(pieces(rest, listed)) if listed and listed.numbers and self._top is None else []
        for mark, name in names if len(names) > 1 else ():
            if mark:
                self._unnumbered_group(mark, name, line)

    def _list_label(self, role: str, label: Label, marker: Marker | None, line: Line) -> None:
        owner = self._owner_of(role, label)
        if role == "tactics" and owner is self.plan:
            self.measures_kind = kind_in(label.words)
        if role in self._columns and self._last_head != self._index - 1:
            self._columns = []  # a heading announced the rows; this is one of them
        shared = set(label.roles) <= {"tactics", "guidelines"} and not (role == "guidelines" and "/" in label.words)  # one list, two levels; other words in one label are one column
        columns = [*self._columns, *(label.roles if shared and role in label.roles else [role] if role in CELLS else [])]
        named_rows = "table" in self._columns and role in ("projects", "activities")
        self._open_scope(role, owner, "label", marker)
        if self._scope and role == "projects":
            self._scope.named_rows = named_rows
            if "กิจกรรม" in label.words:
                self._mixed.append((owner, self._scope.items))
        if self._scope and role == "goals" and not self._columns and (head := joint_words(label.words)):
            self._joint.append((head, owner, self._scope.items))
        years = re.findall(r"2[45]\d\d(?!\s?[-–])", label.words) if role == "indicators" and not re.search(r"\d\s?[-–]\s?\d", label.words) else []
        if len(years) > 1:
            self._matrix.add_years(" ".join(years), counts=True)
        if self._scope and (due := DUE_IN_LABEL.search(label.words) or (DUE_OF_LIST.search(line.text) if role in ("goals", "indicators") and leads_down(line.text) else None)):
            self._scope.year = int(due[1])
        self._columns = columns[-_MOST_COLUMNS:] if not label.rest else []
        self._last_head = self._last_head if label.rest else self._index
        if label.rest and not self._part_and_aside(label, line):
            self._part_behind(label, line)

    def _owner_of(self, role: str, label: Label) -> Found:
        """Whose the list below a label is."""
        if role in ("vision", "benefits"):
            return self.plan
        if role in ("indicators", "goals") and self._group is not None and _OF_GROUP.search(label.words):
            return self._group
        if role in ("indicators", "goals") and _OF_ALL.match(label.words) and sum(_OF_ALL.match(split_marker(each.text)[1]) is not None for each in self._lines) == 1:
            return self.plan  # said once, behind the last group
        return self._owner_for(role)

    def _part_behind(self, label: Label, line: Line) -> None:
        """What stands behind a label on its line: parts set off by dashes, or a part and further labels."""
        parts = _NEXT_DASH[label.dash].split(label.rest) if label.dash else []
        if len(parts) > 1:
            for part in parts:
                self._content(f"{label.dash} {part.strip()}", line)
            return
        first, *others = _LABEL_INSIDE.split(label.rest) if len(label.rest) < LONGEST_ITEM else [label.rest]
        if self._scope and self._scope.role == "indicators" and len(measures := split_parts("indicators", first)) > 1 and split_inline(first)[1] == []:
            for measure in measures:
                self._content(measure, line)
            first = ""
        if self._scope and self._scope.role in ("tactics", "guidelines", "activities") and len(listed := examples(SUCH_AS.sub("", first))) > 1:
            for example in listed:
                self._content(example, line)
            first = ""
        head, clauses = read_clauses(first) if len(first) > _TOLD_FROM else (first, ())
        self._content((head if clauses and _NAMED.search(head) else first).strip(), line)
        for clause in clauses if _NAMED.search(head) else ():
            self._told(self._scope.owner if self._scope else self.plan, clause, line)
        for other in others:  # a second cell on the same line
            inside = read_label(other.strip())
            if inside:
                self._label(inside, None, replace(line, text=other.strip()))

    def _part_and_aside(self, label: Label, line: Line) -> bool:
        """Whether behind the part another thought leads to the lists below, which are none of such parts."""
        aside = _ASIDE.search(label.rest)
        if aside is None or self._scope is None or self._scope.role not in ("indicators", "goals"):
            return False
        self._content(label.rest[:aside.start()].strip(), line)
        self._open_scope("other", self._owner(), "aside")
        return True

    def _heads_of_groups(self, label: Label) -> bool:
        """Further heads of a table whose first column holds the groups: what the lists below each group are."""
        scope = self._scope
        if label.rest or label.role == "vision" or scope is None or scope.role != "groups" or self._lines[self._index - 1].number not in self._head_lines:
            return False
        self._row_roles += [name for name in label.roles if name in (*CONTENT, "value", "agencies")]
        if "indicators" in label.roles and (due := DUE_IN_LABEL.search(label.words)):
            self._row_due = int(due[1])
        self._head_lines.add(self._lines[self._index].number)
        return True

    def _tactic_over(self, role: str) -> None:
        """A new row of the table of a group ends the tactic and the guideline of the row before."""
        if role in ("goals", "tactics", "groups", "projects", "vision", "benefits", "other"):
            self._tactic = self._guideline = None
        elif role == "guidelines":
            self._guideline = None

    def _agency_label(self, role: str, label: Label, line: Line) -> None:
        owner = self._agency_owner()
        if role == "agencies" and owner.agencies and _INVOLVED.search(label.words):
            role = "support"
        resumed = self._scope
        self._open_scope(role, owner, "label")
        if self._scope and resumed and owner is not self._group and owner is not self.plan:
            self._scope.items = resumed.items  # the list goes on behind its agencies
            self._scope.roles = (resumed.role,)
            self._scope.last = resumed.last
            self._scope.lists, self._scope.marked, self._scope.rows = resumed.lists, resumed.marked, True
        self._columns = [*self._columns, role] if not label.rest else []
        own, *others = _OTHER_SIDE.split(label.rest) if label.rest else [""]
        if own:
            self._agencies(own, line)
        for other in others:
            inside = read_label(other.strip())
            if inside:
                self._agency_label(inside.role, inside, line)

    def _agency_owner(self) -> Found:
        """The part whose agencies a label gives: a guideline with a heading of its own, an item if more of its list follow, else the group."""
        if self._guideline and self._guideline.rule == "numbered-heading":
            return self._guideline
        scope = self._scope
        if scope and scope.items and scope.role in ("tactics", "guidelines", "projects") and scope.last is not None and (scope.rows or self._list_goes_on(scope)):
            return scope.items[-1]
        if scope and scope.role in ("agencies", "support") and scope.owner is not self.plan:
            return scope.owner
        return self._group or self.plan
