# SPDX-FileCopyrightText: 2026 The Pilothouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second verifier of entries.jsonl, written from the description of the format and not from the C++ code.

Each line is a JSON object with sorted names and no spaces. Its "hash" is the SHA-256, in hexadecimal, of the same
object written without "hash"; "prev" is the hash of the line before (64 zeros before the first); "seq" counts from 1.
"""
import hashlib
import json
import sys


def main(path):
    tip = "0" * 64
    count = 0
    with open(path, encoding="utf-8") as lines:
        for count, line in enumerate(lines, 1):
            try:
                entry = json.loads(line)
            except ValueError:
                return f"broken {count}"
            claimed = entry.pop("hash", None)
            body = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            actual = hashlib.sha256(body.encode("utf-8")).hexdigest()
            if claimed != actual or entry.get("prev") != tip or entry.get("seq") != count:
                return f"broken {count}"
            tip = actual
    return f"intact {count} {tip}"


if __name__ == "__main__":
    print(main(sys.argv[1]))
