package org.postampel.host.internal.window;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.postampel.core.text.Texts;
import org.postampel.host.internal.registry.ContributedCommand;

/** The buttons above the list: those that bundles contribute, and the host's own last. */
final class CommandBar {

  private static final String NEEDS_MAILBOX = "needsMailbox";

  private final Texts texts;
  private final Consumer<ContributedCommand> press;
  private final Runnable delete;
  private final Composite bar;

  CommandBar(Composite parent, Texts texts, Consumer<ContributedCommand> press, Runnable delete) {
    this.texts = texts;
    this.press = press;
    this.delete = delete;
    bar = new Composite(parent, SWT.NONE);
    RowLayout row = new RowLayout(SWT.HORIZONTAL);
    row.marginLeft = 0;
    row.marginRight = 0;
    row.marginTop = 0;
    row.marginBottom = 0;
    row.spacing = 6;
    bar.setLayout(row);
  }

  Control control() {
    return bar;
  }

  /** Shows these commands instead of the earlier ones. */
  void show(List<ContributedCommand> commands) {
    for (Control child : bar.getChildren()) {
      child.dispose();
    }
    for (ContributedCommand command : commands) {
      add(command.id(), command.name(), command.needsMailbox(), () -> press.accept(command));
    }
    add("delete", texts.get("button.delete"), true, delete);
    bar.getParent().layout(true, true);
  }

  /** Switches the buttons that need a mailbox. */
  void enable(boolean mailboxSelected) {
    for (Control child : bar.getChildren()) {
      child.setEnabled(mailboxSelected || !Boolean.TRUE.equals(child.getData(NEEDS_MAILBOX)));
    }
  }

  private void add(String id, String text, boolean needsMailbox, Runnable action) {
    Button button = new Button(bar, SWT.PUSH);
    button.setText(text);
    button.setData(HostWindow.WIDGET_ID, id);
    button.setData(NEEDS_MAILBOX, needsMailbox);
    button.addListener(SWT.Selection, event -> action.run());
  }
}
