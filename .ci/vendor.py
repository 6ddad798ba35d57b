"""Take the browser code of others anew, at the versions in docs/assets/vendor/vendor.json, and note its checksums.

To update a package, change its version there and run `make vendor`.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VENDOR = Path("docs/assets/vendor")


def main() -> int:
    """Return the exit status; nothing is written unless every package was taken."""
    listing = VENDOR / "vendor.json"
    data = json.loads(listing.read_text("utf-8"))
    taken: dict[Path, bytes] = {}
    with tempfile.TemporaryDirectory() as folder:
        for package in data["packages"]:
            name = f"{package['name']}@{package['version']}"
            packed = subprocess.run([".venv/bin/npm", "pack", "--silent", "--pack-destination", folder, name],
                                    capture_output=True, text=True, check=False)
            if packed.returncode:
                print(f"Could not fetch {name}. Is there a network, and does this version exist?", file=sys.stderr)
                return 1
            target = Path(folder) / package["name"]
            shutil.unpack_archive(Path(folder) / packed.stdout.strip().splitlines()[-1], target, "gztar")
            taken[VENDOR / package["licenseFile"]] = (target / "package/LICENSE").read_bytes()
            for file in package["files"]:
                content = (target / "package" / file["from"]).read_bytes()
                file["sha256"] = hashlib.sha256(content).hexdigest()
                taken[VENDOR / file["file"]] = content
    for path, content in taken.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    listing.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(f"Took {len(data['packages'])} package(s) into {VENDOR}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
