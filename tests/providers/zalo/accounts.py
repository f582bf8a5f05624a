"""The OA host's calls that reach nobody: people, conversations, tags, uploads, quota, groups, the OA itself."""

from datetime import UTC, datetime, timedelta

from .messages import usable
from .openapi import FAIR_PACKAGES, Act, Call, Gate, Route, numbers, word
from .shapes import Json, Refused, invalid, too_long
from .world import DAY, Group, Oa, Upload, User

VIETNAM = timedelta(hours=7)
MEGABYTE = 1024 * 1024
LAST_OFFSET = 9951
UPLOADS_A_MONTH = 5000
KINDS = {
    "image": (MEGABYTE, (b"\xff\xd8\xff", b"\x89PNG")),
    "gif": (5 * MEGABYTE, (b"GIF8",)),
    "file": (5 * MEGABYTE, ()),
}
VERSIONS = ("v2.0", "v3.0")
FILE_NAMES = ("pdf", "doc", "docx", "csv")
PERIODS = {"TODAY": 1, "YESTERDAY": 2, "L7D": 7, "L30D": 30}


class Accounts:
    """What an OA may ask about itself and the people it knows."""

    def __init__(self, gate: Gate) -> None:
        self._world = gate.world
        self._faults = gate.faults
        reading = {
            ("GET", "/v2.0/oa/getoa"): self._get_oa,
            ("GET", "/v3.0/oa/user/detail"): self._detail,
            ("GET", "/v3.0/oa/user/getlist"): self._list,
            ("GET", "/v2.0/oa/listrecentchat"): self._recent,
            ("GET", "/v2.0/oa/conversation"): self._conversation,
            ("POST", "/v3.0/oa/quota/message"): self._quota,
            ("POST", "/v3.0/oa/quota/group"): self._group_quota,
            ("GET", "/v2.0/oa/tag/gettagsofoa"): self._tags,
            ("GET", "/v3.0/oa/group/getgroupsofoa"): self._groups,
            ("GET", "/v3.0/oa/group/listmember"): self._members,
            ("GET", "/v3.0/oa/group/conversation"): self._group_conversation,
        }
        changing = {
            # v2.0 is in the documents; some libraries call v3.0 and it works
            **{("POST", f"/{version}/oa/upload/{kind}"): self._upload(kind) for kind in KINDS for version in VERSIONS},
            ("POST", "/v2.0/oa/tag/tagfollower"): self._tag,
            ("POST", "/v2.0/oa/tag/rmfollowerfromtag"): self._untag,
            ("POST", "/v2.0/oa/tag/rmtag"): self._remove_tag,
            ("POST", "/v3.0/oa/updatefollowerinfo"): self._update_user,
            ("POST", "/v3.0/oa/group/creategroupwithoa"): self._create_group,
            ("POST", "/v3.0/oa/group/invite"): self._invite,
            ("POST", "/v3.0/oa/group/updateinfo"): self._update_group,
        }
        gate.table |= {key: Route(act, strict=False) for key, act in reading.items()}
        gate.table |= {key: Route(act) for key, act in changing.items()}

    # ---- the OA ----

    async def _get_oa(self, call: Call) -> Json:
        oa = call.oa
        name = "oa_id" if self._faults.getoa_names_oa_id else "oaid"
        return {
            name: oa.id,
            "name": oa.name,
            "description": "",
            "oa_alias": "",
            "is_verified": oa.verified,
            "oa_type": 4,  # government
            "cate_name": "Cơ quan nhà nước",
            "num_follower": sum(user.follower for user in oa.users.values()),
            "avatar": "",
            "cover": "",
            "package_name": oa.package,
            "package_valid_through_date": "31/12/2027" if oa.package in FAIR_PACKAGES else "",
            "package_auto_renew_date": "",
            "linked_ZCA": oa.zca_linked,
        }

    async def _quota(self, call: Call) -> object:
        if "quota_owner" in call.values:
            asset = {"product_type": word(call.values, "product_type"), "quota_type": "sub_quota"}
            return [
                {
                    "asset_id": "asset-cs",
                    **asset,
                    "valid_through": "31/12/2027",
                    "total": 500,
                    "remain": call.oa.allotment,
                }
            ]
        user = _known(call)
        old = {"cs_reply": {"remain": 8, "total": 8}} if self._faults.quota_has_cs_reply else {}
        return {"last_interaction": str(user.last_interaction or ""), **old, "promotion": {}}

    async def _group_quota(self, call: Call) -> object:
        kind, assets = word(call.values, "product_type"), call.oa.group_assets.items()
        return [{"asset_id": asset, "product_type": kind, "status": status} for asset, status in assets]

    # ---- people ----

    async def _detail(self, call: Call) -> Json:
        user = _known(call)
        spoke = datetime.fromtimestamp((user.last_interaction or 0) / 1000, UTC) + VIETNAM
        return {
            "user_id": user.id,
            "user_id_by_app": user.by_app,
            "user_external_id": "",
            "display_name": user.name,
            "user_alias": user.name,
            "is_sensitive": False,
            "user_last_interaction_date": f"{spoke:%d/%m/%Y}" if user.last_interaction else "",
            "user_is_follower": user.follower,
            "avatar": "",
            "avatars": {"120": "", "240": ""},
            "tags_and_notes_info": {"notes": [], "tag_names": sorted(user.tags)},
            "shared_info": user.shared,
        }

    async def _list(self, call: Call) -> Json:
        offset, count = numbers(call.values, 50)
        if offset > LAST_OFFSET:
            raise too_long("offset")
        found = [user.id for user in call.oa.users.values() if self._asked_for(user, call.values)]
        page = [{"user_id": user_id} for user_id in found[offset : offset + count]]
        return {"total": len(found), "count": len(page), "offset": offset, "users": page}

    def _asked_for(self, user: User, values: Json) -> bool:
        if "is_follower" in values and user.follower != values["is_follower"]:
            return False
        if "tag_name" in values and values["tag_name"] not in user.tags:
            return False
        if days := PERIODS.get(str(values.get("last_interaction_period", ""))):
            return (user.last_interaction or 0) > self._world.ms() - days * DAY * 1000
        return True

    async def _update_user(self, call: Call) -> Json:
        user = _known(call)
        user.shared |= call.values.get("shared_info") or {}
        return {}

    # ---- conversations: what repairs a webhook that was off ----

    async def _recent(self, call: Call) -> object:
        return _newest(call, call.oa.history)

    async def _conversation(self, call: Call) -> object:
        user = _known(call)
        return _newest(call, [row for row in call.oa.history if user.id in (row["from_id"], row["to_id"])])

    # ---- tags ----

    async def _tags(self, call: Call) -> object:
        return sorted(call.oa.tags)

    async def _tag(self, call: Call) -> Json:
        name = word(call.values, "tag_name")
        _known(call).tags.add(name)
        call.oa.tags.add(name)  # made when it is missing
        return {}

    async def _untag(self, call: Call) -> Json:
        _known(call).tags.discard(word(call.values, "tag_name"))
        return {}

    async def _remove_tag(self, call: Call) -> Json:
        name = word(call.values, "tag_name")
        call.oa.tags.discard(name)
        for user in call.oa.users.values():
            user.tags.discard(name)
        return {}

    # ---- uploads ----

    def _upload(self, kind: str) -> Act:
        most, heads = KINDS[kind]

        async def keep(call: Call) -> Json:
            if call.file is None:
                raise invalid("file")
            if heads and not call.file.startswith(heads):
                raise invalid("file")
            if kind == "file" and call.file_name.rpartition(".")[2].lower() not in FILE_NAMES:
                raise invalid("file")
            if len(call.file) > most:
                raise too_long("file")
            month = [one for one in call.oa.uploads.values() if one.at > self._world.clock() - 30 * DAY]
            if len(month) >= UPLOADS_A_MONTH:
                raise Refused(-211, "Quota of uploads was used up")
            upload = Upload(self._world.new_id("up-"), kind, call.file, self._world.clock())
            call.oa.uploads[upload.id] = upload
            return {"token" if kind == "file" else "attachment_id": upload.id}

        return keep

    # ---- groups ----

    async def _create_group(self, call: Call) -> Json:
        name, members = word(call.values, "group_name"), call.values.get("member_user_ids")
        if len(name) > 30:
            raise too_long("group_name")
        if not isinstance(members, list) or not 1 <= len(members) <= 99:
            raise invalid("member_user_ids")
        asset, assets = word(call.values, "asset_id"), call.oa.group_assets
        if asset not in assets:
            raise invalid("asset_id")
        if assets[asset] != "available":
            raise Refused(-238, "Asset has been used")
        assets[asset] = "used"
        group = Group(id=self._world.new_id("g-"), name=name, members=set(members))
        call.oa.groups[group.id] = group
        return {"group_id": group.id, "group_link": f"https://zalo.me/g/{group.id}", "status": "enabled"}

    async def _invite(self, call: Call) -> Json:
        group, members = _group(call), call.values.get("member_user_ids")
        if not isinstance(members, list) or not all(one in call.oa.users for one in members):
            raise invalid("member_user_ids")
        group.members.update(members)
        return {}

    async def _update_group(self, call: Call) -> Json:
        _group(call).facts |= {key: value for key, value in call.values.items() if key != "group_id"}
        return {}

    async def _groups(self, call: Call) -> Json:
        offset, count = numbers(call.values, 50)
        groups = [one for one in call.oa.groups.values() if one.oa_member]
        page = [_face(one) for one in groups[offset : offset + count]]
        return {"total": len(groups), "offset": offset, "count": len(page), "groups": page}

    async def _group_conversation(self, call: Call) -> object:
        return _newest(call, _group(call).history)

    async def _members(self, call: Call) -> Json:
        group = _group(call)
        members = [{"user_id": one, "name": _name(call.oa, one)} for one in sorted(group.members)]
        return {"total": len(members), "members": members}


def _known(call: Call) -> User:
    user = call.oa.users.get(word(call.values, "user_id"))
    if user is None:
        raise invalid("user_id")
    return user


def _group(call: Call) -> Group:
    return usable(call.oa.groups.get(word(call.values, "group_id")))


def _face(group: Group) -> Json:
    status = "enabled" if group.asset_ok else "disabled"
    return {"group_id": group.id, "name": group.name, "status": status, "total_member": len(group.members)}


def _name(oa: Oa, user_id: str) -> str:
    return oa.users[user_id].name if user_id in oa.users else ""


def _newest(call: Call, rows: list[Json]) -> list[Json]:
    offset, count = numbers(call.values, 10)
    return rows[::-1][offset : offset + count]
