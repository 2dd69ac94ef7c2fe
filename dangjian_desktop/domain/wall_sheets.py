"""Where wall sheets hang and what they are for: the order in which the gallery shows them."""

from collections.abc import Mapping
from enum import StrEnum


class WallPlace(StrEnum):
    """Where a sheet usually hangs."""

    ROOM = "room"
    BOARD = "board"
    CORRIDOR = "corridor"
    DOOR = "door"
    WORKPLACE = "workplace"
    DESK = "desk"
    BOX = "box"


PLACE_WORDS: Mapping[WallPlace, str] = {
    WallPlace.ROOM: "党员活动室",
    WallPlace.BOARD: "公开栏",
    WallPlace.CORRIDOR: "走廊和区队会议室",
    WallPlace.DOOR: "门口",
    WallPlace.WORKPLACE: "井口和岗位",
    WallPlace.DESK: "会议桌",
    WallPlace.BOX: "档案柜",
}


class WallPurpose(StrEnum):
    """What a sheet is for."""

    BELIEF = "belief"
    ORGANISATION = "organisation"
    RULES = "rules"
    DEVELOPMENT = "development"
    PLAN = "plan"
    OPENNESS = "openness"
    HONOUR = "honour"
    VANGUARD = "vanguard"
    PLATES = "plates"


PURPOSE_WORDS: Mapping[WallPurpose, str] = {
    WallPurpose.BELIEF: "誓词、权利和义务",
    WallPurpose.ORGANISATION: "组织和分工",
    WallPurpose.RULES: "制度和职责",
    WallPurpose.DEVELOPMENT: "发展党员",
    WallPurpose.PLAN: "计划和运行",
    WallPurpose.OPENNESS: "党务公开和公示",
    WallPurpose.HONOUR: "荣誉和榜",
    WallPurpose.VANGUARD: "承诺、责任区和先锋岗",
    WallPurpose.PLATES: "牌和标签",
}
