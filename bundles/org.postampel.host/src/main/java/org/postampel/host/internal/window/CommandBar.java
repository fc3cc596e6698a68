package org.postampel.host.internal.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.postampel.core.text.Texts;

/** The buttons above the list, the last of them with the menu of what has no button. */
final class CommandBar {

  /** The platform makes a button as narrow as its text. */
  private static final int BESIDE_TEXT = 14;

  private final Texts texts;
  private final IntSupplier selected;
  private final Composite bar;
  private final Map<Button, CommandChoice> buttons = new HashMap<>();

  /**
   * A bar without buttons.
   *
   * @param selected how many mailboxes are selected
   */
  CommandBar(Composite parent, Texts texts, IntSupplier selected) {
    this.texts = texts;
    this.selected = selected;
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

  /** Shows these choices instead of the earlier ones. */
  void show(List<CommandChoice> choices) {
    buttons.clear();
    for (Control child : bar.getChildren()) {
      child.dispose();
    }
    List<CommandChoice> further = new ArrayList<>();
    for (CommandChoice choice : choices) {
      if (choice.inMenu()) {
        further.add(choice);
      } else {
        Button button = button(choice.id(), choice.text(), choice.action());
        buttons.put(button, choice);
      }
    }
    if (!further.isEmpty()) {
      more(further);
    }
    bar.getParent().layout(true, true);
  }

  /** Switches the buttons by what is selected now. */
  void enable() {
    buttons.forEach(
        (button, choice) -> button.setEnabled(choice.works().test(selected.getAsInt())));
  }

  private void more(List<CommandChoice> further) {
    Button button = button("more", texts.get("button.more"), () -> {});
    CommandMenu menu = new CommandMenu(button, "more.menu", selected);
    menu.show(further);
    button.addListener(SWT.Dispose, event -> menu.menu().dispose());
    button.addListener(
        SWT.Selection,
        event -> {
          menu.menu().setLocation(button.toDisplay(0, button.getSize().y));
          menu.menu().setVisible(true);
        });
  }

  private Button button(String id, String text, Runnable action) {
    Button button = new Button(bar, SWT.PUSH);
    button.setText(text);
    button.setData(HostWindow.WIDGET_ID, id);
    button.addListener(SWT.Selection, event -> action.run());
    int width = button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + BESIDE_TEXT;
    button.setLayoutData(new RowData(width, SWT.DEFAULT));
    return button;
  }
}
