"""The table that the workbench was wanted by: each line with what is wanted and measured (`python -m` runs it).

Each line is a test, or two: what they measure they record, and this prints it. The milliseconds of a save are measured
by `tests.benchmarks.workbench`. The browser's lines take some minutes.
"""

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

KEYBOARD = "tests/browser/ways/test_by_keyboard_alone.py::test_an_interview_goes_live_and_the_next_one_takes_its_words"
SECOND = "tests/translation/memory/test_second_text.py::"


@dataclass(frozen=True)
class Line:
    """A line of the table. name: of the property that the test records; without one, that it passes is what counts."""

    work: str
    wanted: str
    test: str
    name: str = ""
    otherwise: str = "yes"


LINES = [
    Line("keys a segment", "1 chord", KEYBOARD, otherwise="1 chord"),
    Line("segments in view (900 px)", "12 or more", KEYBOARD, "rows"),
    Line(
        "preview beside, linked both ways",
        "yes",
        "tests/browser/workbench/test_workbench.py::test_a_part_of_the_preview_leads_to_its_row_and_back",
    ),
    Line(
        "second text: equal and alike segments",
        "all",
        f"{SECOND}test_what_is_equal_is_filled_in_and_what_is_alike_is_offered",
        "measured",
    ),
    Line("second text: words typed", "at most 40 %", KEYBOARD, "typed"),
    Line(
        "ten planted errors",
        "10",
        "tests/translation/checks/test_ten_errors.py::test_ten_of_ten_errors_are_caught",
        "measured",
    ),
    Line(
        "false alarms on 200 good segments",
        "at most 4",
        "tests/translation/checks/test_figures.py::test_planted_errors_are_found_and_good_translations_left_alone",
        "false",
    ),
    Line(
        "update: 4 words, a split, a merge, a deletion, 3 moves",
        "at most 30 words",
        f"{SECOND}test_an_update_leaves_only_what_changed_to_translate",
        "measured",
    ),
    Line("review: comments, differences, all unchanged at once", "yes", KEYBOARD),
    Line(
        "two at once: presence",
        "yes",
        "tests/browser/workbench/test_workbench_panel.py::test_what_is_not_stored_is_counted_and_who_else_is_here_is_named",
    ),
    Line("two at once: conflict with both texts", "yes", "tests/translation/editor/test_saving.py"),
    Line(
        "the editor opens",
        "at most 30 queries, constant",
        "tests/translation/workbench/test_opening.py::test_opening_costs_at_most_thirty_queries_whoever_opens_it_at_any_length",
        "measured",
    ),
    Line("a save: queries", "at most 12", "tests/translation/saving/test_costs.py", "measured"),
    Line(
        "a save of words of a picture: queries",
        "at most 12",
        "tests/translation/workbench/test_states_of_pictures.py::test_saving_words_of_a_picture_takes_few_queries",
        "measured",
    ),
    Line(
        "import of 150 entries",
        "at most 40 queries",
        "tests/translation/exchange/test_costs.py::test_150_entries_take_at_most_40_queries_at_each_step",
        "measured",
    ),
    Line(
        "pictures' alt texts and titles",
        "rows of the text",
        "tests/browser/workbench/test_workbench_values.py::test_the_words_of_a_picture_are_proposed_by_keyboard_and_withdrawn",
    ),
]


def main() -> int:
    cases = run_tests()
    rows = [("work", "wanted", "measured", "ok"), *(judge(line, cases) for line in LINES), judge_save()]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
    return int(any(row[3] == "NO" for row in rows))


def run_tests() -> list[ElementTree.Element]:
    """Run the tests of all lines; return their results."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        tests = sorted({line.test for line in LINES})
        command = [sys.executable, "-m", "pytest", "-q", "-o", "junit_family=xunit1", f"--junitxml={report}", *tests]
        subprocess.run(command, stdout=sys.stderr)
        return list(ElementTree.parse(report).iter("testcase"))


def judge(line: Line, cases: list[ElementTree.Element]) -> tuple[str, str, str, str]:
    file, _colon, name = line.test.partition("::")
    ours = [
        case
        for case in cases
        if case.get("classname", "").replace(".", "/") == file.removesuffix(".py")
        and case.get("name", "").partition("[")[0] == (name or case.get("name", "").partition("[")[0])
    ]
    is_ok = bool(ours) and all(case.find(kind) is None for case in ours for kind in ("failure", "error", "skipped"))
    said = [one.get("value") for case in ours for one in case.iter("property") if one.get("name") == line.name]
    worst = max(said, key=lambda text: int(re.match(r"\d+", text)[0]), default=line.otherwise if is_ok else "?")
    return line.work, line.wanted, worst, "ok" if is_ok else "NO"


def judge_save() -> tuple[str, str, str, str]:
    done = subprocess.run([sys.executable, "-m", "tests.benchmarks.workbench"], capture_output=True, text=True)
    medians = [float(found) for found in re.findall(r"([\d.]+) ms in the median", done.stdout)]
    measured = f"{max(medians):.0f} ms" if medians else "?"
    return "a save: time", "at most 30 ms (median of 200)", measured, "ok" if done.returncode == 0 else "NO"


if __name__ == "__main__":
    sys.exit(main())
