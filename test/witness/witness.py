"""An independent reader of a lane, on Debian's python3-nacl alone: it shares no code with the product.

    witness.py pull CONFIG      pulls the whole lane and prints what it verified, as JSON
    witness.py file CONFIG FILE the same of a file that is carried

CONFIG (JSON): net, me, secret (base64 of the 32 bytes), from, endpoint, directory (signed), officers (keys), need, identity
(the pinned key of the origin). Exit code 0 when everything holds, 1 with a line that says what does not.
"""
import base64, datetime, hashlib, json, os, sys, urllib.request
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

RECORD, LANE = "application/vnd.comity.record+json;v=1", "application/vnd.comity.lane+json;v=1"
REQUEST, DIRECTORY = "application/vnd.comity.request+json;v=1", "application/vnd.comity.directory+json;v=1"
KEY, HEAD = "application/vnd.comity.key+json;v=1", "application/vnd.comity.head+json;v=1"


class Wrong(Exception):
    pass


def must(holds, what):
    if not holds:
        raise Wrong(what)


def pae(kind, payload):
    return b"DSSEv1 %d %s %d " % (len(kind), kind.encode(), len(payload)) + payload


def number(value):
    """A number as ECMAScript writes it (RFC 8785), as far as records hold them: integers and short decimals."""
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    text = repr(value)
    must("e" not in text, "a number that this reader does not write: " + text)
    return text


def canonical(value):
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(json.dumps(key, ensure_ascii=False) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(one) for one in value) + "]"
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, (int, float)):
        return number(value)
    return json.dumps(value, ensure_ascii=False)


def sha(data):
    return hashlib.sha256(data).hexdigest()


def holds(key, kind, payload, signature):
    try:
        VerifyKey(base64.b64decode(key)).verify(pae(kind, payload), base64.b64decode(signature))
        return True
    except BadSignatureError:
        return False


def keyid(key):
    return sha(base64.b64decode(key))


def once(pairs):
    must(len({key for key, _ in pairs}) == len(pairs), "a key that stands there twice")
    return dict(pairs)


def strict(payload):
    text = payload.decode("utf-8")
    value = json.loads(text, object_pairs_hook=once)
    must(canonical(value) == text, "bytes that are not canonical")
    return value


def keys_of(config):
    """The origin's signing keys: from a directory that its quorum signed, each endorsed by the pinned identity."""
    envelope = config["directory"]
    payload = base64.b64decode(envelope["payload"])
    must(envelope["payloadType"] == DIRECTORY, "no directory")
    signed = {key for key in config["officers"] for one in envelope["signatures"] if one["keyid"] == keyid(key) and holds(key, DIRECTORY, payload, one["sig"])}
    must(len(signed) >= config["need"], "a directory without its quorum")
    keys = {}
    for node in strict(payload)["nodes"]:
        if node["id"] != config["from"]:
            continue
        must(node["status"] == "active", "the origin is suspended")
        for one in node["keys"]:
            said = canonical({"net": config["net"], "node": node["id"], "key": one["key"], "from": one["from"]}).encode()
            if one["compromised"] is None and holds(config["identity"], KEY, said, one["endorsement"]):
                keys[keyid(one["key"])] = one["key"]
    must(keys, "no key of the origin that counts")
    return keys


def asked(config, head):
    path = "/x/v1/lane?after=%d:%d:%s&limit=%d" % (head["epoch"], head["seq"], head["hash"], config.get("limit", 200))
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    nonce = base64.urlsafe_b64encode(os.urandom(18)).decode()
    asking = {"net": config["net"], "from": config["me"], "to": config["from"], "method": "GET", "path": path, "body": sha(b""), "time": now, "nonce": nonce}
    signer = SigningKey(base64.b64decode(config["secret"]))
    headers = {
        "x-comity-node": config["me"], "x-comity-key": sha(bytes(signer.verify_key)), "x-comity-time": now, "x-comity-nonce": nonce,
        "x-comity-signature": base64.b64encode(signer.sign(pae(REQUEST, canonical(asking).encode())).signature).decode(),
    }
    with urllib.request.urlopen(urllib.request.Request(config["endpoint"] + path, headers=headers), timeout=30) as answer:
        return answer.read(), answer.headers["x-comity-key"], answer.headers["x-comity-signature"], nonce


def follow(config, keys, body, key, sig, nonce, head):
    must(key in keys and holds(keys[key], LANE, body, sig), "a page that its origin did not sign")
    page = json.loads(body, object_pairs_hook=once)
    lane = {"from": config["from"], "to": config["me"]}
    must(page["net"] == config["net"] and page["lane"] == lane and page["asked"] == nonce, "a page of something else")
    stated = page["statement"]
    said = canonical({"net": page["net"], "lane": lane, "head": page["head"], "at": stated["at"]}).encode()
    must(stated["keyid"] in keys and holds(keys[stated["keyid"]], HEAD, said, stated["sig"]), "a head that its origin did not sign")
    taken = []
    for one in page["entries"]:
        entry, envelope = one["entry"], one["envelope"]
        must(entry["lane"] == lane and entry["epoch"] == head["epoch"] and entry["seq"] == head["seq"] + 1 and entry["prev"] == head["hash"], "an entry that does not follow")
        head = {"epoch": entry["epoch"], "seq": entry["seq"], "hash": sha(canonical(entry).encode())}
        payload = base64.b64decode(envelope["payload"], validate=True)
        must("sha256:" + sha(payload) == entry["record"], "a record that was not announced")
        must(envelope["payloadType"] == RECORD and any(s["keyid"] in keys and holds(keys[s["keyid"]], RECORD, payload, s["sig"]) for s in envelope["signatures"]), "a record that its origin did not sign")
        record = strict(payload)
        must(record["origin"] == config["from"] and record["net"] == config["net"], "a record in another name")
        must(config["me"] in record["audience"]["members"], "a record that is not for me")
        taken.append({"seq": entry["seq"], "entry": head["hash"], "record": entry["record"], "kind": record["kind"], "id": record["id"]})
    must(page["more"] or head == page["head"], "an end that was not shown")
    return taken, head, page["more"]


def main():
    config = json.load(open(sys.argv[2]))
    keys = keys_of(config)
    head, taken, more = {"epoch": 1, "seq": 0, "hash": "0" * 64}, [], True
    if sys.argv[1] == "file":
        line, body = open(sys.argv[3], "rb").read().split(b"\n", 1)
        first = json.loads(line)
        taken, head, more = follow(config, keys, body, first["keyid"], first["sig"], None, head)
    else:
        while more:
            body, key, sig, nonce = asked(config, head)
            some, head, more = follow(config, keys, body, key, sig, nonce, head)
            taken += some
    print(json.dumps({"head": head, "entries": taken}))


if __name__ == "__main__":
    try:
        main()
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        sys.exit(1)
