"""Paragraphs and lists, written as the HTML in which rich text is stored."""

from collections.abc import Callable, Iterable
from itertools import groupby

from .reading import Element, Kind


def write_text(elements: Iterable[Element], write: Callable[[list], str], features) -> str:
    """Return paragraphs and lists as HTML. write: writes the words of one."""
    html = []
    for is_item, group in groupby(elements, key=lambda element: element.kind is Kind.ITEM):
        if is_item:
            html.append(_write_list(list(group), write, features))
        else:
            html += [f"<p>{write(element.runs)}</p>" for element in group]
    return "".join(html)


def _write_list(items: list[Element], write, features) -> str:
    """Return items as lists inside each other. A depth that is left out is not opened: 0, 2 is 0, 1."""
    html: list[str] = []
    open_lists: list[tuple[int, str]] = []  # the depth and tag of each open list, from outside
    for item in items:
        tag = "ol" if item.ordered and "ol" in features else "ul"
        if tag not in features:
            html.append(f"<p>– {write(item.runs)}</p>")
            continue
        while open_lists and open_lists[-1][0] > item.level:
            if len(open_lists) == 1:
                open_lists[0] = (item.level, open_lists[0][1])  # a list that began too deep
                break
            html.append(f"</li></{open_lists.pop()[1]}>")
        if open_lists and open_lists[-1][0] == item.level and open_lists[-1][1] != tag:
            html.append(f"</li></{open_lists.pop()[1]}>")
        if open_lists and open_lists[-1][0] == item.level:
            html.append("</li>")
        else:
            open_lists.append((item.level, tag))
            html.append(f"<{tag}>")
        html.append(f"<li>{write(item.runs)}")
    html += [f"</li></{tag}>" for _depth, tag in reversed(open_lists)]
    return "".join(html)
