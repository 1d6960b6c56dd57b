"""Typed targets in the wording of an indicator or goal: operator, value, unit, year.

Every number of the text is looked at with what stands before and behind it; it is a target if an operator, a change, ร้อยละ, a
rank or จำนวน leads to it, and neither a year, a baseline (“เพิ่มขึ้นจาก 4.04 … เป็น 6.00”, “(ปี 2565 ร้อยละ 81)”), a denominator nor a part of a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loaders.text.amounts import NUMBER, rate_after, unit_after, value_of, words_to_digits, years_in
from loaders.text.found import Target
from loaders.text.target_forms import (
    DOWN,
    UP,
    directions,
    halves,
    levels_reached,
    limit_before,
    measures_in,
    quantity_at_end,
    ratios,
    series,
    signed,
    turned,
    unit_before,
    verb_of_change,
    years_behind,
)
from loaders.text.thresholds import without_thresholds

__all__ = ["MAX_LENGTH", "cell_target", "read_targets"]

MAX_LENGTH = 1_500
"""Characters of an indicator that are looked at; longer ones are paragraphs, not indicators."""

_AT_LEAST = "ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|มากกว่า|สูงกว่า|เกินกว่า|ไม่ตํ่ากว่า|ไม่ต่ำว่า|ขั้นต่ำ|≥|>=|>"
_AT_MOST = "ไม่เกินกว่า|ไม่เกิน|ไม่มากกว่า|ไม่สูงกว่า|น้อยกว่า|ต่ำกว่า|≤|<=|<"
_EQUAL = "ที่(?=\\s*ร้อยละ)|เท่ากับ|คิดเป็น|อยู่ที่|เหลือเพียง|เหลือ|เป็นจำนวน|เป็น|ให้ได้|ครบ(?:ทั้งสิ้น)?|="
_BEFORE = re.compile(
    rf"""(?:(?<!การ)(?<!ที่)(?:(?P<up>{UP})|(?P<down>{DOWN}))
           (?:ให้ได้|ขึ้น|เฉลี่ย|โดยเฉลี่ย|อย่างต่อเนื่อง|ในอัตรา|อีก|รวม|(?P<peryear>ปีละ)|ประมาณ|จากเดิม(?=\s*(?:ไม่น้อยกว่า|ร้อยละ|อย่างน้อย))|ใน(?:(?!เป็น|เหลือ|จาก)[^\d()]){{2,40}}?(?=\s*(?:{_AT_LEAST}|ร้อยละ))|\s)*)?
        (?:(?P<early>ร้อยละ|จำนวน|คะแนน|อันดับ)\s*(?=\D*$)(?=(?:{_AT_LEAST}|{_AT_MOST}|{_EQUAL})))?
        (?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<equal>{_EQUAL}))?\s*(?:(?:(?P<each>ปีละ)|(?:ภาค|จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|ชุมชน|โรงเรียน|ไร่|ตัน|เขต|แห่ง|คน|ราย|กลุ่ม|สาขา|หน่วยงาน|เรื่อง|ด้าน)ละ)\s*)?(?:ระดับ\s*)?(?:ค่าเฉลี่ย\s*|เฉลี่ย\s*)?
        (?:(?P<percent>ร้อยละ)|(?P<rank>(?:อันดับ|ลำดับ)(?:\s*ที่)?)|(?P<count>จำนวน|รวม)|(?P<score>คะแนน))?
        \s*[(\[]?\s*$""", re.VERBOSE)
_NUMBER = re.compile(NUMBER)
_NAMED = re.compile(r"(?:อายุ(?:ตั้งแต่)?|มาตรา|ข้อ|ฉบับที่|ครั้งที่|ระยะ(?:ที่|เวลา)?|หมวด|ช่วงชั้น|ชั้น|ด้านที่|แผนที่|(?<!อันดับ)(?<!อันดับ )(?<!ลำดับ)(?<!ลำดับ )(?<!พื้น)ที่|ประเด็น|หมุดหมาย(?:ที่)?|เป้าหมายที่|ไทยแลนด์|[A-Za-z][A-Za-z-]*-?|[A-Za-z]\s|ยุคที่|ภายใน|ทุก|หลัง|ก่อน|ในช่วง)\s*$")
_DENOMINATOR = re.compile(r"\(?(?:จาก(?:ทั้งหมด|จำนวน(?:ทั้งหมด)?)?|จากทั้งสิ้น|ต่อ(?:ประชากร)?[ก-๎]{0,12})\s*$")
_BASELINE = re.compile(r"(?:จาก(?:เดิม|ฐาน|ค่า|ปี|ร้อยละ|อันดับ|คะแนน|จำนวน|\s)[^)]{0,60}|จาก\s*|เดิม[^)]{0,25}|ฐาน(?!การผลิต|ราก)[^)]{0,40}|ปัจจุบัน[^)]{0,40}|ผลการดำเนินงาน[^)]{0,40})$")
_BASELINE_OVER = re.compile(r"(?:เป็น|เหลือ|ให้ได้|ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|อย่างน้อย|(?<!จาก)(?<!จาก )ร้อยละ(?!.*ฐาน))[^)]{0,12}$")
_PAST_BRACKET = re.compile(r"(?:จากปี|ฐาน|เดิม|ปัจจุบัน|เทียบ)[^()]{0,40}\([^()]*$|\(\s*(?:ปี|ข้อมูล|ค่าฐาน|ฐาน|เดิม|ณ|เมื่อ|ผล|โดยปี|โดยในปี|ในปี|ปัจจุบัน|หมายเหตุ)[^()]*$")
_CLOSED = re.compile(r"\([^()]*\)")
_LOOK = 90
"""Characters before and behind a number that say what it is."""
_SINCE = re.compile(r"(?:จาก|ฐาน|เทียบ|เดิม)[^)]{0,60}$")
_NOT_DUE = re.compile(r"(?:จาก|ฐาน|เทียบ(?:กับ)?|ระหว่าง|ข้อมูล|[(]\s?(?:ณ|ใน)?)\s*$")
_BESIDE = 2
"""A year this near before a value is the value's year: a space, a colon."""
_SAME_PHRASE = 12
"""Where years stand first: room for ต้อง, มี … between year and value."""
_WORDING_TAIL = re.compile(r"^(?:\s*(?:ต่อปี|ในแต่ละปี|ทุกปี|ของโลก|ของประเทศ|ของเอเชีย|อันดับแรก))?(?:\s*(?:ภายใน|ใน)(?:ปีงบประมาณ|ปี|พ\.ศ\.)\s*(?:พ\.ศ\.\s*)?2[45]\d\d)?(?:\s*\((?:คะแนนเต็ม|จาก)[^()]*\))?")
_OPENED = re.compile(r"[(\[][^()\[\]]*$")
_VALUE_ENDS = re.compile(r"\s*(?:$|[ก-๎]*\s*(?:ภายใน|ในปี|$)|\)|ใน|คะแนน)")
_COUNT_ENDS = re.compile(r"\s*จาก\s*\d|\s*[ก-๎]+(?:/[ก-๎]+)?\s*(?:$|\(|\)|ใน|ภายใน|เมื่อสิ้นสุด|คิดเป็น|ต่อปี|และ|,|ปี)|\s*$")
_FULL_SCORE = re.compile(rf"คะแนนเต็ม\s*({NUMBER})")
_PERCENT_SIGN = re.compile(r"\s*(?:%|เปอร์เซ็น(?:ต์)?)")
_TOP, _OF = re.compile(r"^\s*อันดับแรก"), re.compile(r"^\s*ใน\s*(\d{1,3})\b")
_RANGE_END = re.compile(rf"^\s*(?:-|–|ถึง(?:ร้อยละ)?)\s*({NUMBER})")
_UPWARDS = re.compile(r"^\s*(?!ระดับ)(?:[ก-๎]{1,15}\s*)?(?:ขึ้นไป)")
_SCORE_NAME = re.compile(r"คะแนน|ดัชนี|ค่าเฉลี่ย")
_ONE_DUE = re.compile(r"(?:ภายใน|ณ|เมื่อสิ้นสุด(?:แผน)?|สิ้นสุดแผน(?:ใน)?)\s?(?:สิ้น)?$")
_ALTERNATIVE = re.compile(r"^[^0-9]{0,25}หรือ(?!ไม่)")
_LAW_YEAR = re.compile(r"(?:พระราช[ก-๎]{2,12}|พ\.ร\.บ\.|ประกาศ|ระเบียบ|กฎกระทรวง|ข้อบังคับ|รัฐธรรมนูญ)(?:(?!ภายใน|ในปี|\d{4}).){0,120}$")
"""A law has a year in its name."""
_OPENS_CLAUSE = re.compile(r"โดย(?:ใน|ภายใน|ณ)?\s?$")
_JOINED = re.compile(r"^(?:[^0-9()]|\([^()]*\)){0,70}(?:หรือ|และ|รวม)")
_CHANGES = re.compile(r"(?:(?P<down>ลดลง)|เพิ่มขึ้น)\s?(?:เช่น|โดย|ดังนี้|:|\(|\s)*(?:ใน)?(?:ปีงบประมาณ|ปี|พ\.ศ\.)?\s?(?:พ\.ศ\.)?\s?$")
"""What a measure does before values told year by year: “ลดลง เช่น ปี 2567 ร้อยละ 10” is less by 10."""
_FULL_YEAR = re.compile(r"\d{4}")
_LISTED = re.compile(r"\s(?:ได้แก่|ประกอบด้วย|เช่น|คือ)\s?\(?1\)")
_BARE_CELL = re.compile(rf"^(?:(?:ปี|เฉลี่ย|ประมาณ|รวม)\s*)?({NUMBER})\s*(.*)$")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A target and where its wording starts and its number ends."""

    target: Target
    start: int
    end: int


def read_targets(text: str, *, values_only: bool = False) -> list[Target]:
    """Targets of one indicator or goal, in the order of the text.

    ``values_only`` leaves out a bare direction (“ลดลงเมื่อเทียบกับปีที่ผ่านมา”), which a goal has without being measurable.

    >>> [(t.op, t.value, t.unit) for t in read_targets("ดัชนี ไม่ต่ำกว่าอันดับที่ 40 และมีคะแนนไม่ต่ำกว่า 0.82")]
    [('rank_at_worst', 40.0, 'อันดับ'), ('>=', 0.82, 'คะแนน')]
    """
    text = without_thresholds(words_to_digits(text[:MAX_LENGTH]))
    listed = _LISTED.search(text)
    if listed and (whole := read_targets(text[:listed.start()], values_only=True)):  # what is listed behind a value says of what it is
        return whole
    measures = measures_in(text)
    if len(measures) > 1 and all(each := [read_targets(measure, values_only=True) for measure in measures]):
        due = each[-1][-1].years
        return [target if target.years else replace(target, years=due) for targets in each for target in targets]
    start, told = series(text)
    head = text[:start]
    if told and not read_targets(head, values_only=True):  # behind a value, years are what was reached before
        change = _CHANGES.search(head)
        dated = [target for year, words in told if (target := cell_target(words, year, unit_before(head)))]
        return [replace(target, op="decrease_by" if change["down"] else "increase_by") if change and target.op == "=" and target.text.startswith("ร้อยละ") else target for target in dated]
    hits = [_Hit(*each) for each in (*ratios(text), *halves(text), *levels_reached(text))]
    taken = [(hit.start, hit.end) for hit in hits] + [(start, end) for start, end, _ in years_in(text) if not _FULL_YEAR.search(text, start, end)]
    for found in _NUMBER.finditer(text):
        if any(start <= found.start() < end for start, end in taken):
            continue
        hit = _at_number(text, found, max((each for each in hits if each.end <= found.start()), key=lambda each: each.end, default=None))
        if hit:
            hits.append(hit)
            taken.append((found.start(), hit.end))
    hits = _dated(text, sorted(hits, key=lambda hit: hit.start))
    targets = turned(text, signed(text, _with_context(text, hits))) or [*quantity_at_end(text)]
    if targets or values_only:
        return targets
    verb = None if _NUMBER.search(text) else verb_of_change(text)
    return [*directions(text)] or [Target(each, None, None, text) for each in (verb,) if each]


def cell_target(cell: str, year: int | None, unit: str | None) -> Target | None:
    """The target in a table cell; a bare number there is the value itself. None for “-” and other empty cells."""
    years = (year,) if year else ()
    found = read_targets(cell)
    if found:
        first = found[0]
        return replace(first, years=first.years or years, unit=first.unit or unit)
    bare = _BARE_CELL.match(words_to_digits(cell))
    if bare:
        named = "ร้อยละ" if _PERCENT_SIGN.match(bare[2]) else unit_after(bare[2].lstrip("+ ")) or unit
        return signed(cell, [Target("=", value_of(bare[1]), named, cell, years)])[0]
    return None


def _at_number(text: str, found: re.Match[str], previous: _Hit | None) -> _Hit | None:
    since = max(previous.end if previous else 0, found.start() - _LOOK)
    before, after = text[since:found.start()], text[found.end():found.end() + _LOOK]
    lead = _BEFORE.search(before)
    groups = lead.groupdict() if lead else {}
    early = {"ร้อยละ": "percent", "จำนวน": "count", "คะแนน": "score", "อันดับ": "rank"}.get(groups.get("early") or "")
    if early:
        groups[early] = groups["early"]
    if _PERCENT_SIGN.match(after):  # “80%” is “ร้อยละ 80”
        groups["percent"] = "%"
    top = _TOP.match(after)
    if _is_year(found[0], before, after) or _PAST_BRACKET.search(_CLOSED.sub("", text[max(0, found.start() - 120):found.start()])) or _is_named(groups, before, top=bool(top)):
        return None
    start = since + (lead.start() if lead else len(before))
    if groups.get("rank") or top:
        return _rank(text, value_of(found[0]), start, found.end(), groups)
    op = _operator(groups, after)
    if previous and op in (None, "=") and not groups.get("equal") and (like := limit_before(previous.target, text[previous.end:found.start()], measured=bool(op) or bool(unit_after(after)))):
        op = like
    if not op:
        return None
    unit, end = _unit(groups, after, found.end())
    target = Target(op, value_of(found[0]), unit, "")
    range_end = _RANGE_END.match(after)
    if range_end and op in ("=", "unstated") and not range_end[1].startswith("25"):
        end = found.end() + range_end.end()
        target = replace(target, op=">=", max_value=value_of(range_end[1]), unit=_unit(groups, text[end:end + _LOOK], end)[0] or unit)
    return _Hit(target, start, end)


def _is_named(groups: dict[str, str | None], before: str, *, top: bool) -> bool:
    """Whether a number is a part of a name, a denominator or a baseline rather than a value."""
    marked = top or any(groups.get(name) for name in ("least", "most", "percent", "rank", "equal", "up", "down"))
    if not marked and (_NAMED.search(before) or _DENOMINATOR.search(before)):
        return True
    limited = groups.get("least") or groups.get("most")
    return not limited and bool(_BASELINE.search(before)) and not _BASELINE_OVER.search(before)


def _is_year(printed: str, before: str, after: str) -> bool:
    looks = len(printed) == 4 and printed[:2] in ("24", "25", "26")  # noqa: PLR2004 - digits of a year
    return looks and bool(re.search(r"(?:ปี|พ\.ศ\.|ศ\.|งบประมาณ|-|–|ถึง|และ|[A-Za-z]|เดือน|คม|ยน|พันธ์)\s*$", before) or re.match(r"\s*(?:-|–)\s*2[45]", after))


def _rank(text: str, value: float, start: int, end: int, groups: dict[str, str | None]) -> _Hit:
    within = _OF.match(text[end:])
    if within and value == 1:
        value, end = value_of(within[1]), end + within.end()
    bare = not (groups.get("least") or groups.get("most") or within or _TOP.match(text[end:]))
    op = "=" if bare and not re.search(r"(?:ดีกว่า|อยู่ใน)\s*(?:อันดับ|ลำดับ)?(?:ที่)?\s*$", text[max(0, start - 10):end - 1]) and groups.get("equal") == "=" else "rank_at_worst"
    return _Hit(Target(op, value, "อันดับ", ""), start, end)


def _operator(groups: dict[str, str | None], after: str) -> str | None:
    least, most, equal = bool(groups.get("least") or _UPWARDS.match(after)), bool(groups.get("most")), groups.get("equal")
    for change in ("increase", "decrease"):
        if groups.get("up" if change == "increase" else "down"):
            return f"{change}_by_at_least" if least else "<=" if most else "=" if equal else f"{change}_by"
    if least or most:
        return ">=" if least else "<="
    if groups.get("percent"):
        return "unstated" if rate_after(after) and not equal else "="
    stands = equal and (equal != "เป็น" or _VALUE_ENDS.match(after))
    counts = (groups.get("count") or groups.get("score") or groups.get("each")) and _COUNT_ENDS.match(after)
    return "=" if stands or counts else None


def _unit(groups: dict[str, str | None], after: str, end: int) -> tuple[str | None, int]:
    yearly = "ต่อปี" if groups.get("peryear") or groups.get("each") or rate_after(after) else ""
    if groups.get("percent"):
        return f"ร้อยละ{yearly}", end
    unit = unit_after(after)
    if unit:
        end += after.index(unit.split()[0]) + len(unit)
        return f"{unit}{yearly}", end
    return ("คะแนน" if groups.get("score") else None), end


def _dated(text: str, hits: list[_Hit]) -> list[_Hit]:
    """Each target with its year: the one behind it, or before it where the text puts years first (“ปี 2566 ร้อยละ 80”)."""
    years = [each for each in years_in(text) if not _LAW_YEAR.search(text[:each[0]])]
    first = bool(years) and years[0][0] <= _BESIDE and len(years) > 1 and len(hits) > 1
    leading = bool(hits) and any(0 <= hits[0].start - end <= _BESIDE and not _SINCE.search(text[:start]) for start, end, _ in years)
    due = [year for start, _, year in years[:1] if len(years) == 1 and hits and start < hits[0].start and _ONE_DUE.search(text[:start])]
    paired = years_behind([(hit.start, hit.end) for hit in hits], years)
    if paired:
        return [replace(hit, target=replace(hit.target, years=(year,))) for hit, year in zip(hits, paired, strict=True)]
    out: list[_Hit] = []
    for index, hit in enumerate(hits):
        since = hits[index - 1].end if index else 0
        until = hits[index + 1].start if index + 1 < len(hits) else len(text)
        last = index + 1 == len(hits)
        behind = [year for start, _, year in years if hit.end <= start < until and (last or not _OPENS_CLAUSE.search(text[:start])) and not _NOT_DUE.search(text[max(hit.end, start - 40):start]) and not _PAST_BRACKET.search(text[hit.end:start])]
        before = [year for start, end, year in years if since <= start and 0 <= hit.start - end <= _BESIDE and not _SINCE.search(text[:start])]
        near = [year for start, end, year in years if since <= start and 0 <= hit.start - end <= _SAME_PHRASE]
        above = [year for start, _, year in years if start < hit.start]
        chosen = above[-1:] if first else near[-1:] if leading else (before[-1:] if index else []) or behind[:1] or due
        if not chosen and index and "หรือ" in text[since:hit.start]:
            chosen = list(out[-1].target.years)
        if not chosen and above and _OPENS_CLAUSE.search(text[:next(start for start, _, _ in reversed(years) if start < hit.start)]):
            chosen = above[-1:]  # “โดยในปี 2568 … และ …”: said of all that follows
        out.append(replace(hit, target=replace(hit.target, years=tuple(chosen))))
    for index in range(len(out) - 2, -1, -1):  # “ไม่น้อยกว่า 5 แห่ง และ 100 คน ภายในปี 2570”
        if not out[index].target.years and _JOINED.match(text[out[index].end:out[index + 1].start]):
            out[index] = replace(out[index], target=replace(out[index].target, years=out[index + 1].target.years))
    return out


def _with_context(text: str, hits: list[_Hit]) -> list[Target]:
    """Units that stand elsewhere, wording, denominators, full scores and alternatives."""
    targets: list[Target] = []
    for index, hit in enumerate(hits):
        until = hits[index + 1].start if index + 1 < len(hits) else len(text)
        behind = text[hit.end:until]
        target = hit.target
        if target.unit is None:
            target = replace(target, unit="ร้อยละ" if text.startswith("ร้อยละ") and not behind.strip(" .") else "คะแนน" if _SCORE_NAME.search(text[:hit.start]) else None)
        full = _FULL_SCORE.search(behind)
        whole = re.search(rf"\(?จาก(?:ทั้งหมด|จำนวน)?\s*({NUMBER})", behind)
        alternative = "1" if _ALTERNATIVE.match(behind) and index + 1 < len(hits) else None
        if index and targets[-1].alternative:
            alternative = targets[-1].alternative
        wording = _wording(text, hit, behind)
        targets.append(replace(target, text=wording, alternative=alternative, scale_max=value_of(full[1]) if full else None,
                               denominator=value_of(whole[1]) if whole and target.op != "rank_at_worst" else None))
    return targets


def _wording(text: str, hit: _Hit, behind: str) -> str:
    """The words that set the target: with the bracket around them, the rate, the year and the full score behind them."""
    start, end = hit.start, hit.end
    tail = _WORDING_TAIL.match(behind)
    if tail:
        end += tail.end()
    if text[:start].endswith("มี"):
        start -= 2
    opened = _OPENED.search(text[:start] + text[start:hit.end].split("(", maxsplit=1)[0]) if text[hit.end:].lstrip().startswith((")", "]")) else None
    if opened:
        start, end = opened.start(), text.index(")", hit.end) + 1 if ")" in text[hit.end:] else end
    return text[start:end].strip()
