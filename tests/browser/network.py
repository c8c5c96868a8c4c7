"""What a test does to the network of a window: it answers requests itself, or cuts the connection.

Playwright returns as soon as the browser knows; the page is told on another way than keys and clicks. A page that is
busy may do what a key asks for first, and its request passes: 6 of 100, tried with a page that computes all the time.
So these functions return when the page itself has seen what was asked.
"""

from playwright.sync_api import Page as Window

from .desk import wait_until

PROBE = "/is-this-intercepted/"
ASK = "address => fetch(address, { method: 'OPTIONS' }).then((response) => response.text(), () => 'no connection')"


def intercept(window: Window, pattern: str, handler):
    """Give the requests of a window whose address has this pattern to `handler`, from now on."""
    window.route(pattern, handler)
    window.route(f"**{PROBE}", lambda route: route.fulfill(body="intercepted"))
    wait_until(window, lambda: window.evaluate(ASK, PROBE) == "intercepted")
    window.unroute(f"**{PROBE}")


def cut_off(window: Window):
    """Take the connection away, from now on."""
    window.context.set_offline(True)
    wait_until(window, lambda: window.evaluate(ASK, PROBE) == "no connection")
