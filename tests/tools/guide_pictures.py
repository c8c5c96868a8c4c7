"""Make the pictures of the translators' guide, in the three languages of the interface.

    python -m tests.tools.guide_pictures

Each shows a text in the workbench of the demonstration's people, on a database of the tests: run it again when the
workbench looks different, and commit what it wrote (small WebP files). It takes two minutes, and needs Chromium.
"""

import subprocess
import sys
from pathlib import Path

SCENES = Path(__file__).resolve().parents[1] / "browser" / "guide_pictures.py"


def main() -> int:
    return subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", str(SCENES)]).returncode


if __name__ == "__main__":
    sys.exit(main())
