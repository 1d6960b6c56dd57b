"""Why something was not written into the log. Every refusal is of the whole request: nothing of it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from graph.decisions.records import Event, Matter
from graph.decisions.words import deed, named, when

__all__ = ["ConflictError", "DamagedLogError", "LogError", "NotAllowedError", "RefusedError", "ReplayError"]

_NOTHING = ("ไม่มีอะไรในคำสั่งนี้ถูกบันทึก", "nothing of this request was saved")


class LogError(ValueError):
    """What was asked was not written. ``th`` and ``en`` say why and what to do; ``why`` is that without the word that nothing was saved."""

    def __init__(self, th: str, en: str) -> None:
        self.why = (th, en)
        self.th, self.en = f"{th} {_NOTHING[0]}", f"{en}; {_NOTHING[1]}"
        super().__init__(f"{self.th} · {self.en}")


class ConflictError(LogError):
    """Somebody decided on the same matter since the writer looked. ``meanwhile`` holds those events."""

    def __init__(self, matter: Matter, meanwhile: Sequence[Event]) -> None:
        self.matter, self.meanwhile = matter, tuple(meanwhile)
        thai = ", ".join(f"{deed(event)[0]} เมื่อ {when(event.at)[0]}" for event in meanwhile)
        english = ", ".join(f"{deed(event)[1]} at {when(event.at)[1]}" for event in meanwhile)
        if meanwhile:
            super().__init__(f"{named(matter)}: ระหว่างที่ท่านดูอยู่ {thai} อ่านความเห็นนั้นแล้วบันทึกของท่านอีกครั้ง",
                             f"{named(matter)}: while you were looking, {english}; read that, then save yours again")
        else:
            super().__init__(f"{named(matter)}: คำสั่งอ้างเหตุการณ์ที่ไม่มีในบันทึก โหลดหน้าใหม่แล้วบันทึกอีกครั้ง",
                             f"{named(matter)}: the request rests on events that the log does not hold; load the page again and save again")


class ReplayError(LogError):
    """The id of an event was used before, with another content."""

    def __init__(self, event: str) -> None:
        super().__init__(f"เหตุการณ์ {event} มีอยู่แล้วแต่เนื้อหาไม่เหมือนกัน ส่งใหม่ด้วยรหัสใหม่ หากเป็นการตัดสินใหม่",
                         f"event {event} exists already with another content; send it with a new id if it is a new decision")


class NotAllowedError(LogError):
    """The person may not do this."""


class RefusedError(LogError):
    """The step does not fit what was decided so far, or the content cannot be kept."""


class DamagedLogError(LogError):
    """The end of the log is not what was written last."""

    def __init__(self) -> None:
        super().__init__("ท้ายบันทึกการตัดสินไม่ตรงกับที่เขียนไว้ล่าสุด อาจมีผู้แก้ฐานข้อมูลโดยตรง สั่ง cli.py decisions verify เพื่อดูว่าหายไปที่ใด แล้วกู้จากสำเนา",
                         "the end of the decision log is not what was written last; somebody may have changed the database by hand; "
                         "run cli.py decisions verify to see where, then restore a backup")
