"""Drags by the mouse, which begin as those of people do: the browser itself sends the events."""


def drag(window, handle, place, *, above: bool = False) -> None:
    """Drag an element by its middle onto another, or onto the upper edge of the other."""
    handle.scroll_into_view_if_needed()
    here, there = handle.bounding_box(), place.bounding_box()
    x, y = here["x"] + here["width"] / 2, here["y"] + here["height"] / 2
    window.mouse.move(x, y)
    window.mouse.down()
    window.mouse.move(x + 5, y + 5, steps=2)  # it begins after a few pixels
    height = 4 if above else there["height"] / 2
    window.mouse.move(there["x"] + there["width"] / 2, there["y"] + height, steps=8)
    window.mouse.up()
