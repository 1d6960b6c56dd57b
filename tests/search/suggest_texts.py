"""Texts that tests of suggestions share, written for them."""

from __future__ import annotations

from loaders.records.plans import Element, PlanDocument, Target
from loaders.records.rows import AlignmentMention, Detail

__all__ = ["IDLE", "PLAN", "WATER"]

WATER = "โครงการก่อสร้างฝายและอ่างเก็บน้ำเพื่อบริหารจัดการน้ำในลุ่มน้ำ ป้องกันน้ำท่วมและน้ำแล้ง เพิ่มประสิทธิภาพการใช้น้ำของเกษตรกร"
IDLE = ("ซื้อเก้าอี้สำนักงาน 12 ตัว", "จ้างเหมาทำความสะอาดห้องน้ำ", "ค่าเช่าเครื่องถ่ายเอกสาร", "จัดซื้อกระดาษ A4 และหมึกพิมพ์", "ต่ออายุประกันภัยรถยนต์")
PLAN = PlanDocument(
    title="แผนปฏิบัติการด้านน้ำ", id="plan", alignments=(AlignmentMention(level=1, text="ยุทธศาสตร์ชาติด้านที่ 5"),),
    groups=(Element(id="plan/s1", text="จัดการน้ำ", agencies=("กรมทรัพยากรน้ำ",), projects=(
        Element(id="plan/p1", text="สร้างฝายชะลอน้ำ", indicators=(Element(id="plan/p1/i1", text="จำนวนฝาย", targets=(Target(op=">=", value=30, text="30 แห่ง"),)),),
                details=(Detail(field="objective", header="วัตถุประสงค์", text="เพื่อให้มีน้ำใช้ทั้งปี"), Detail(field="budget", header="งบ", text="3 ล้านบาท")),
                mentions=(AlignmentMention(level=2, text="11", header="หมุดหมาย", field="milestone"),)),)),))
