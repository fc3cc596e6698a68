"""What a screen reader sees of the windows on this bus, and its hand.

First line on standard output: the address of the session bus. Then one request a line on standard
input, answered by lines and "." at the end:

  tree          every widget of the window in use: number, depth, role, name, text, label, states and
                what it is known by (tabs between)
  window        the same for the window alone
  focused       the same for the one that has the focus
  buttons       the same for whatever can be pressed or ticked
  words         only what stands there: every name and text once
  press N       does what a click on widget N of the last tree, or of the last buttons, does
  focus N       gives it the focus

Each property of each widget is a way to the program and back, and a window has hundreds of widgets:
ask for no more than is wanted.

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
# What is called as it reads, and has no label beside it.
NAMED = ["label", "push button", "check box", "radio button", "table cell", "table column header"]
BUTTONS = [
    Atspi.Role.PUSH_BUTTON,
    Atspi.Role.TOGGLE_BUTTON,
    Atspi.Role.CHECK_BOX,
    Atspi.Role.RADIO_BUTTON,
]
seen = []


def state(states, name):
    return states.contains(getattr(Atspi.StateType, name.upper()))


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
    return Atspi.Text.get_text(widget, 0, -1)


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


def line(widget, depth, states):
    seen.append(widget)
    role = widget.get_role_name()
    name = widget.get_name()
    says_more = not name or role not in NAMED
    fields = [
        str(len(seen) - 1),
        str(depth),
        role,
        one_line(name),
        one_line(text_of(widget) if says_more else name),
        one_line(label_of(widget) if says_more else ""),
        " ".join(name for name in STATES if state(states, name)),
        str(hash(widget)),
    ]
    return "\t".join(fields)


def said(widget):
    name = widget.get_name()
    return [name] if name and widget.get_role_name() in NAMED else [name, text_of(widget)]


def lines(widget, depth):
    states = widget.get_state_set()
    if not state(states, "showing"):
        return
    yield line(widget, depth, states)
    for child in children(widget):
        yield from lines(child, depth + 1)


def windows():
    """Those a person works in; there is one at most."""
    for application in applications():
        for window in children(application):
            if state(window.get_state_set(), "active"):
                yield window


def below(window, states, roles):
    """The widgets with all these states and one of these roles; the program looks for them itself."""
    every = Atspi.CollectionMatchType.ALL
    some = Atspi.CollectionMatchType.ANY if roles else every
    wanted = Atspi.StateSet.new(states)
    rule = Atspi.MatchRule.new(wanted, every, {}, every, roles, some, [], every, False)
    return Atspi.Collection.get_matches(window, rule, Atspi.CollectionSortOrder.CANONICAL, 0, True)


def shown(window):
    return below(window, [Atspi.StateType.SHOWING], [])


def buttons(window):
    return below(window, [Atspi.StateType.SHOWING], BUTTONS)


def focused(window):
    """The innermost widget with the focus."""
    return below(window, [Atspi.StateType.SHOWING, Atspi.StateType.FOCUSED], [])[-1:]


def flat(find):
    found = [widget for window in windows() for widget in find(window)]
    return [line(widget, 0, widget.get_state_set()) for widget in found]


def answer(request):
    words = request.split()
    if words[0] == "tree":
        seen.clear()
        return [found for window in windows() for found in lines(window, 0)]
    if words[0] == "window":
        return flat(lambda window: [window])
    if words[0] == "focused":
        return flat(focused)
    if words[0] == "buttons":
        seen.clear()
        return flat(buttons)
    if words[0] == "words":
        everything = [one for window in windows() for one in [window] + shown(window)]
        texts = {text for widget in everything for text in said(widget) if text}
        return ["= " + one_line(text) for text in sorted(texts)]
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
