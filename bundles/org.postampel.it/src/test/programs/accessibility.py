"""What a screen reader sees of the windows on this bus, and its hand.

First line on standard output: the address of the session bus. Then one request a line on standard
input, answered by lines and "." at the end:

  tree          every widget of the window in use: number, depth, role, name, text, label, states and
                what it is known by (tabs between)
  focused       the same for the one that has the focus
  press N       does what a click on widget N of the last tree does
  focus N       gives it the focus

The library sees no program that comes after its own first look: ask when the program is there.
"""

import os
import subprocess
import sys
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

warnings.simplefilter("ignore")
STATES = ["focused", "sensitive", "checked", "selected", "editable", "active", "modal"]
seen = []


def state(widget, name):
    return widget.get_state_set().contains(getattr(Atspi.StateType, name.upper()))


def children(widget):
    for number in range(widget.get_child_count()):
        child = widget.get_child_at_index(number)
        if child is not None:
            yield child


def applications():
    for application in children(Atspi.get_desktop(0)):
        # Nothing is remembered from the last look: what a test waits for changes by itself.
        application.clear_cache()
        yield application


def one_line(text):
    return (text or "").replace("\\", "\\\\").replace("\n", "\\n").replace("\t", " ")


def text_of(widget):
    if "Text" not in widget.get_interfaces():
        return ""
    return Atspi.Text.get_text(widget, 0, Atspi.Text.get_character_count(widget))


def label_of(widget):
    names = []
    for relation in widget.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            for number in range(relation.get_n_targets()):
                names.append(first_name(relation.get_target(number)))
    return " ".join(names)


def first_name(widget):
    """The name of a label; SWT's relation ends at the box around it."""
    if widget.get_name():
        return widget.get_name()
    return next((name for name in map(first_name, children(widget)) if name), "")


def line(widget, depth):
    seen.append(widget)
    fields = [
        str(len(seen) - 1),
        str(depth),
        widget.get_role_name(),
        one_line(widget.get_name()),
        one_line(text_of(widget)),
        one_line(label_of(widget)),
        " ".join(name for name in STATES if state(widget, name)),
        str(hash(widget)),
    ]
    return "\t".join(fields)


def lines(widget, depth):
    if not state(widget, "showing"):
        return
    yield line(widget, depth)
    for child in children(widget):
        yield from lines(child, depth + 1)


def windows():
    """Those a person works in; there is one at most."""
    for application in applications():
        for window in children(application):
            if state(window, "active"):
                yield window


def focused(widget):
    """The innermost widget with the focus."""
    for child in children(widget):
        if state(child, "showing"):
            found = focused(child)
            if found is not None:
                return found
    return widget if state(widget, "focused") else None


def answer(request):
    words = request.split()
    if words[0] == "tree":
        seen.clear()
        return [found for window in windows() for found in lines(window, 0)]
    if words[0] == "focused":
        found = [focused(window) for window in windows()]
        return [line(widget, 0) for widget in found if widget is not None]
    widget = seen[int(words[1])]
    if words[0] == "press":
        Atspi.Action.do_action(widget, 0)
    elif words[0] == "focus":
        Atspi.Component.grab_focus(widget)
    return []


def main():
    launcher = subprocess.Popen(
        ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    print(os.environ["DBUS_SESSION_BUS_ADDRESS"], flush=True)
    for request in sys.stdin:
        try:
            reply = answer(request)
        except Exception as gone:  # a widget may go while it is being looked at
            reply = ["! " + one_line(str(gone))]
        print("\n".join(reply + ["."]), flush=True)
    launcher.terminate()


main()
