"""An independent TAXII 2.1 client, written from the specification on Python's own library: it shares no code with the product.

    client.py walk URL EMAIL PASSWORD        walks discovery, root, collections, objects, versions, manifest; prints what it had as JSON
    client.py poll URL EMAIL PASSWORD STATE  what is new since the last poll, by added_after; STATE is a file that it keeps

Exit code 0 when everything holds, 1 with a line that says what does not. A password of "-" is read from the standard input.
"""
import base64, json, os, re, sys, urllib.error, urllib.parse, urllib.request

MEDIA, STIX = "application/taxii+json;version=2.1", "application/stix+json;version=2.1"
STAMP = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")
UUID = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")


class Wrong(Exception):
    pass


def must(holds, what):
    if not holds:
        raise Wrong(what)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A client that followed would send its credentials elsewhere, or lose them."""
    def redirect_request(self, *_):
        return None


class Client:
    def __init__(self, url, email, password):
        self.url, self.auth = url, "Basic " + base64.b64encode(f"{email}:{password}".encode()).decode()
        self.opener = urllib.request.build_opener(NoRedirect)
        self.asked = 0

    def ask(self, path, query=(), method="GET", accept=MEDIA, auth=True, body=None):
        """Status, headers and value of one request. The square brackets of match are sent as they are and encoded, in turn."""
        self.asked += 1
        text = urllib.parse.urlencode(list(query), safe="[]" if self.asked % 2 else "")
        url = urllib.parse.urljoin(self.url, path) + ("?" + text if text else "")
        headers = {"Accept": accept, **({"Authorization": self.auth} if auth else {}), **({"Content-Type": MEDIA} if body else {})}
        try:
            with self.opener.open(urllib.request.Request(url, method=method, headers=headers, data=body), timeout=60) as answer:
                return answer.status, answer.headers, self.read(answer)
        except urllib.error.HTTPError as error:
            return error.code, error.headers, self.read(error)

    def read(self, answer):
        kind = answer.headers.get("Content-Type", "").replace(" ", "")
        must(kind == MEDIA, f"content type {kind!r} of {answer.url}")
        return json.loads(answer.read().decode("utf-8"))

    def get(self, path, query=()):
        status, headers, value = self.ask(path, query)
        must(status == 200, f"{status} for {path} {query}: {value}")
        return headers, value

    def fails(self, status, path, query=(), **how):
        """An error says its number in its body, as a text, and has a title (3.6.1)."""
        got, headers, value = self.ask(path, query, **how)
        must(got == status, f"{got} instead of {status} for {how.get('method', 'GET')} {path} {query}")
        must(isinstance(value.get("title"), str) and value["title"] and value.get("http_status") == str(status), f"no error message for {path}: {value}")
        return headers

    def pages(self, path, query, limit, name="objects", by="next"):
        """Everything of a listing: by `next`, or by `added_after` with the date of the last object (3.5)."""
        had, after, next_, dates = [], None, None, []
        while True:
            more = [*query, *([("limit", limit)] if limit else []), *([("next", next_)] if next_ else []), *([("added_after", after)] if after else [])]
            headers, value = self.get(path, more)
            first, last = headers["X-TAXII-Date-Added-First"], headers["X-TAXII-Date-Added-Last"]
            must(STAMP.match(first or "") and STAMP.match(last or ""), f"dates of {path}: {first} {last}")
            items = value.get(name, [])
            must(name not in value or items, f"an empty list in {path}")
            must(not limit or len(items) <= limit, f"{len(items)} instead of {limit} of {path}")
            must(first <= last and (not dates or not items or first > dates[-1]), f"dates of {path} do not go up")
            had += items
            dates.append(last)
            if not value.get("more", False):
                must("next" not in value, "next without more")
                return had
            must(items, "more, and nothing came")
            must(isinstance(value["next"], str) and value["next"], "more without next")
            next_, after = (value["next"], None) if by == "next" else (None, last)


def version(one):
    return one.get("modified", one["created"])


def object_holds(one):
    """What every object has (STIX 2.1, 3.2)."""
    must(one["spec_version"] == "2.1", f"spec_version of {one['id']}")
    kind, _, uuid = one["id"].partition("--")
    must(kind == one["type"] and UUID.match(uuid), f"identifier {one['id']}")
    must("created_by_ref" in one, f"nobody made {one['id']}")
    must("modified" not in one or one["modified"] >= one["created"], f"dates of {one['id']}")

    def empty(value):
        return value is None or value == [] or (isinstance(value, dict) and any(map(empty, value.values()))) or (isinstance(value, list) and any(map(empty, value)))
    must(not empty(one), f"nothing where something belongs in {one['id']}")


def collection_holds(client, root, collection):
    base = f"{root}collections/{collection['id']}/"
    must(client.get(base)[1] == collection, "a collection is not what the list says")
    must(collection["can_read"] is True and collection["can_write"] is False and collection["media_types"] == [STIX], f"{collection}")
    objects, manifest = base + "objects/", base + "manifest/"
    whole = client.pages(objects, [("match[version]", "all")], None)
    for one in whole:
        object_holds(one)
    must(len({(one["id"], version(one)) for one in whole}) == len(whole), "a version comes twice")
    for limit in (1, 7, 100):
        for by in ("next", "added_after"):
            must(client.pages(objects, [("match[version]", "all")], limit, by=by) == whole, f"pages of {limit} by {by} are not the whole of {collection['title']}")
    listed = client.pages(manifest, [("match[version]", "all")], 7)
    must([(one["id"], one["version"]) for one in listed] == [(one["id"], version(one)) for one in whole], "the manifest lists others than there are")
    must(all(STAMP.match(one["date_added"]) and one["media_type"] == STIX for one in listed), "dates and types of the manifest")
    must(all(a["date_added"] < b["date_added"] for a, b in zip(listed, listed[1:])), "two have one date")
    by_id = {}
    for one in whole:
        by_id.setdefault(one["id"], []).append(one)
    newest = [versions[-1] for versions in by_id.values() if not versions[-1].get("revoked", False)]
    usual = client.pages(objects, [], 7)
    must(sorted(one["id"] for one in usual) == sorted(one["id"] for one in newest) and all(one in newest for one in usual), "what is usually had is not the newest of each")
    must([one["id"] for one in client.pages(manifest, [], 7)] == [one["id"] for one in usual], "the manifest of what is usually had")
    for kind in sorted({one["type"] for one in whole}):
        must(client.pages(objects, [("match[type]", kind), ("match[version]", "all")], 7) == [one for one in whole if one["type"] == kind], f"match[type]={kind}")
    if whole:
        # Each date stands for itself: what came after it, and nothing at it.
        for place in {0, len(listed) // 2, len(listed) - 1}:
            after = client.pages(objects, [("match[version]", "all"), ("added_after", listed[place]["date_added"])], 7)
            must(after == whole[place + 1:], "added_after")
        must(client.pages(objects, [("match[spec_version]", "2.0")], 7) == [], "match[spec_version]=2.0")
        must(client.pages(objects, [("match[spec_version]", "2.1,2.0")], 100) == usual, "match[spec_version]=2.1,2.0")
        some = [versions for versions in by_id.values() if len(versions) > 1][:3] + list(by_id.values())[:2]
        for versions in some:
            id_, dates = versions[0]["id"], [version(one) for one in versions]
            one = f"{objects}{id_}/"
            must(client.pages(one, [("match[version]", "all")], 1) == versions, f"versions of {id_}")
            must(client.pages(one, [("match[version]", "first")], 7) == versions[:1], f"first of {id_}")
            must(client.pages(one, [("match[version]", "last")], 7) == versions[-1:], f"last of {id_}")
            must(client.pages(one, [], 7) == ([] if versions[-1].get("revoked", False) else versions[-1:]), f"{id_}")
            must(client.pages(one, [("match[version]", ",".join(dates[:2]))], 7) == versions[:2], f"versions of {id_} by date")
            must(client.pages(f"{one}versions/", [], 1, "versions") == dates, f"dates of {id_}")
            must(client.pages(objects, [("match[id]", id_), ("match[version]", "all")], 7) == versions, f"match[id]={id_}")
        client.fails(403, objects, method="POST", body=b'{"objects":[]}')
        client.fails(403, f"{objects}{whole[0]['id']}/", method="DELETE")
    for query in ([("limit", "0")], [("limit", "x")], [("added_after", "yesterday")], [("next", "!")], [("match[version]", "newest")], [("limit", "1"), ("limit", "2")]):
        client.fails(400, objects, query)
        client.fails(400, manifest, query)
    client.fails(404, f"{objects}report--00000000-0000-4000-8000-000000000000/")
    client.fails(406, objects, accept="application/json")
    return {"title": collection["title"], "id": collection["id"], "objects": whole}


def walk(client):
    must("Basic" in client.fails(401, "/taxii2/", auth=False)["WWW-Authenticate"], "no word of how to sign in")
    client.fails(406, "/taxii2/", accept="application/taxii+json;version=2.0")
    _, server = client.get("/taxii2/")
    must(server["title"] and server["default"] in server["api_roots"], f"discovery: {server}")
    collections = []
    for root in server["api_roots"]:
        must(re.match(r"^(https://|/(?!/))[^?]*/$", root), f"address of a root: {root}")
        _, about = client.get(root)
        must(about["title"] and MEDIA in about["versions"] and about["max_content_length"] > 0, f"root: {about}")
        client.fails(404, f"{root}status/2d086da7-4bdc-4f91-900e-d77486753710/")
        client.fails(404, f"{root}collections/2d086da7-4bdc-4f91-900e-d77486753710/")
        client.fails(404, f"{root}collections/2d086da7-4bdc-4f91-900e-d77486753710/objects/")
        client.fails(401, f"{root}collections/", auth=False)
        for accept in ("application/taxii+json; version=2.1", "application/taxii+json", "application/taxii+json;version=2.1;charset=utf-8", MEDIA + "," + STIX):
            must(client.ask(f"{root}collections/", accept=accept)[0] == 200, f"Accept: {accept}")
        listed = client.get(f"{root}collections/")[1].get("collections", [])
        must(listed == client.get(f"{root}collections/")[1].get("collections", []), "collections come in another order")
        collections += [collection_holds(client, root, one) for one in listed]
    identities = {one["id"] for collection in collections for one in collection["objects"] if one["type"] == "identity"}
    for collection in collections:
        for one in collection["objects"]:
            must(one["created_by_ref"] in identities, f"{one['created_by_ref']} is not there to be fetched")
    return {"server": server, "collections": collections}


def poll(client, state):
    after = json.load(open(state)) if os.path.exists(state) else {}
    news = {}
    root = client.get("/taxii2/")[1]["default"]
    for collection in client.get(f"{root}collections/")[1]["collections"]:
        path, last, came = f"{root}collections/{collection['id']}/objects/", after.get(collection["id"]), []
        while True:
            headers, value = client.get(path, [("match[version]", "all"), ("limit", 3), *([("added_after", last)] if last else [])])
            came += value.get("objects", [])
            last = headers["X-TAXII-Date-Added-Last"]
            if not value.get("more", False):
                break
        news[collection["title"]], after[collection["id"]] = came, last
    json.dump(after, open(state, "w"))
    return news


if __name__ == "__main__":
    try:
        what, url, email, password, *rest = sys.argv[1:]
        client = Client(url, email, sys.stdin.readline().rstrip("\n") if password == "-" else password)
        print(json.dumps(walk(client) if what == "walk" else poll(client, *rest)))
    except Wrong as wrong:
        sys.exit(f"does not hold: {wrong}")
