"""Texts that tests of suggestions share, written for them."""

from __future__ import annotations

from loaders.records.plans import PlanDocument

__all__ = ["IDLE", "PLAN", "WATER"]

WATER = "โครงการก่อสร้างฝายและอ่างเก็บน้ำเพื่อบริหารจัดการน้ำในลุ่มน้ำ ป้องกันน้ำท่วมและน้ำแล้ง เพิ่มประสิทธิภาพการใช้น้ำของเกษตรกร"
IDLE = ("ซื้อเก้าอี้สำนักงาน 12 ตัว", "จ้างเหมาทำความสะอาดห้องน้ำ", "ค่าเช่าเครื่องถ่ายเอกสาร", "จัดซื้อกระดาษ A4 และหมึกพิมพ์", "ต่ออายุประกันภัยรถยนต์")
PLAN = PlanDocument.model_validate({
    "title": "แผนปฏิบัติการด้านน้ำ", "id": "plan", "alignments": [{"level": 1, "text": "ยุทธศาสตร์ชาติด้านที่ 5"}],
    "groups": [{"id": "plan/s1", "text": "จัดการน้ำ", "agencies": ["กรมทรัพยากรน้ำ"], "projects": [{
        "id": "plan/p1", "text": "สร้างฝายชะลอน้ำ", "indicators": [{"id": "plan/p1/i1", "text": "จำนวนฝาย", "targets": [{"op": ">=", "value": 30, "text": "30 แห่ง"}]}],
        "details": [{"field": "objective", "header": "วัตถุประสงค์", "text": "เพื่อให้มีน้ำใช้ทั้งปี"}, {"field": "budget", "header": "งบ", "text": "3 ล้านบาท"}],
        "mentions": [{"level": 2, "text": "11", "header": "หมุดหมาย", "field": "milestone"}]}]}]})
