"""Finds the Chromium that the browser tests drive; `python tests/browser/chromium.py` says where it is or how to get it.

With --install it is installed from Debian's packages, together with a font that has Chinese characters.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

VARIABLE = "AIDGRAPH_CHROMIUM"
"""The environment variable that names another Chromium than the one on the path."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ("chromium", "fonts-wqy-microhei")
MISSING = (
    "The browser tests are NOT run: there is no Chromium. On Debian or Ubuntu: "
    f"apt-get install {' '.join(PACKAGES)} (or, as root: python tests/browser/chromium.py --install). "
    f"Elsewhere install Chromium or Chrome, or name its file in {VARIABLE}."
)
# Without these a Chromium asks hosts of its maker at every start.
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def chromium() -> str | None:
    """The path of Chromium, None where there is none."""
    if named := os.environ.get(VARIABLE):
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Install Chromium from Debian's packages, where there is none and this may be done."""
    if chromium() is None and shutil.which("apt-get") and os.geteuid() == 0:
        env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", *PACKAGES]):
            subprocess.run(["apt-get", "-q", *command], env=env, stdout=subprocess.DEVNULL, check=True)


def main(arguments: list[str]) -> int:
    """Print where Chromium is; 1 where it is not."""
    if "--install" in arguments:
        install()
    found = chromium()
    print(found or MISSING)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
