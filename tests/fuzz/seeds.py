#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pilothouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts the project's generated attestation data into one seed folder for each fuzz target: seeds.py DATA OUT."""
import base64
import hashlib
import json
import pathlib
import re
import sys

SGX_EXTENSION = bytes.fromhex("06092a864886f84d010d01")  # OID 1.2.840.113741.1.13.1


def main(data: pathlib.Path, out: pathlib.Path) -> None:
    def seed(target: str, content: bytes) -> None:
        folder = out / f"fuzz_{target}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / hashlib.sha1(content).hexdigest()).write_bytes(content)

    def certificates(pem: str) -> list[bytes]:
        found = re.findall(r"-----BEGIN CERTIFICATE-----([^-]*)-----END", pem)
        return [base64.b64decode(one) for one in found]

    def take_certificate(der: bytes) -> None:
        seed("certificate", der)
        # Intel's extension: its OID, then an OCTET STRING of long or short length whose content the parser reads.
        at = der.find(SGX_EXTENSION)
        if at >= 0:
            at += len(SGX_EXTENSION)
            assert der[at] == 0x04
            at += {0x81: 3, 0x82: 4}.get(der[at + 1], 2)
            length = int.from_bytes(der[at + 2:at + 4], "big") + 4 if der[at + 1] == 0x82 else der[at + 1] + 2
            seed("pck_extension", der[at:at + length])

    synthetic = data / "attestation" / "synthetic"
    for path in sorted(synthetic.glob("*.quote.bin")):
        quote = path.read_bytes()
        seed("quote", quote)
        text = quote.decode("latin-1")
        if "-----BEGIN" in text:
            seed("certificate", text[text.index("-----BEGIN"):].encode("latin-1"))
            for der in certificates(text):
                take_certificate(der)
    for path in sorted(synthetic.glob("*.collateral.json")):
        collateral = json.loads(path.read_text())
        seed("collateral", path.read_bytes())
        for name in ("tcb_info", "qe_identity"):
            if isinstance(collateral.get(name), str):
                seed("collateral", collateral[name].encode())
        for name in ("root_ca_crl", "pck_crl"):
            if isinstance(collateral.get(name), str):
                seed("crl", bytes.fromhex(collateral[name]))
        for name in ("tcb_info_issuer_chain", "pck_crl_issuer_chain"):
            for der in certificates(collateral.get(name) or ""):
                take_certificate(der)
    for path in sorted(synthetic.glob("fleet-*.json")):
        for instance in json.loads(path.read_text())["instances"]:
            log = instance.get("event_log")
            if log:
                seed("event_log", (log if isinstance(log, str) else json.dumps(log)).encode())
    seed("os_images", json.dumps({"images": [{"name": "a", "version": "1", "isDev": False, "mrtd": ["1" * 96], "rtmr1": "2" * 96,
                                            "rtmr2": "3" * 96, "rtmr0": {"4 vCPU": "4" * 96}, "osImageHash": "5" * 64}]}).encode())
    stream = 'event: state\ndata: {"status":"starting","boot_progress":"setting up docker"}\n\nevent: complete\ndata: {"status":"running"}\n\n'
    for text in (stream, stream.replace("\n", "\r\n"), stream.replace("\n", "\r"), "\ufeff: hello\n\ndata\ndata: a\ndata: b\nid: 1\nretry: 5\n\n"):
        seed("event_stream", b"\x01\x05\x02\x1e" + text.encode())


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
