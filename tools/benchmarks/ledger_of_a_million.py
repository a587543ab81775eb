#!/usr/bin/python3
"""How long tools/verify-ledger takes over a ledger of a million entries: ledger_of_a_million.py [ENTRIES]. One core."""
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time

entries = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
here = os.path.dirname(os.path.abspath(__file__))
with tempfile.TemporaryDirectory() as folder:
    path, previous = f"{folder}/ledger.jsonl", "0" * 64
    with open(path, "w", encoding="utf-8") as out:
        for number in range(1, entries + 1):
            at = f"2026-11-{1 + number * 28 // (entries + 1):02}T10:00:00.{number % 1_000_000:06}Z"
            fields = [str(number), at, "staff-0123456789abcdef", "candidate_confirmed", f"{number % 10_000:032x}", "candidate=person-88 weight=1250", previous]
            leaf = b"\0" + b"".join(len(field).to_bytes(8, "big") + field.encode() for field in fields)
            own = hashlib.sha256(leaf).hexdigest()
            out.write(json.dumps({"number": number, "at": at, "actor": fields[2], "what": fields[3], "about": fields[4], "detail": fields[5], "previous": previous, "hash": own}) + "\n")
            previous = own
    began = time.monotonic()
    done = subprocess.run([f"{here}/../verify-ledger", "--export", path, "--chain-only", "--noted", f"{entries}:{previous}"], capture_output=True, text=True)
    print(f"{entries} entries, {os.path.getsize(path) >> 20} MiB: verified in {time.monotonic() - began:.1f} s, exit status {done.returncode}")
