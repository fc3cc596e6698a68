package org.postampel.host.internal.window;

import java.util.List;
import java.util.function.IntSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Choices as a menu that pops up; filled when it is shown, as commands come and go. */
final class CommandMenu {

  private final Menu menu;
  private final IntSupplier selected;
  private List<CommandChoice> choices = List.of();

  /**
   * A menu without choices.
   *
   * @param id the stable id of the menu
   * @param selected how many mailboxes are selected
   */
  CommandMenu(Control owner, String id, IntSupplier selected) {
    this.menu = new Menu(owner);
    this.selected = selected;
    menu.setData(HostWindow.WIDGET_ID, id);
    menu.addListener(SWT.Show, event -> fill());
  }

  Menu menu() {
    return menu;
  }

  /** Has these choices from now on. */
  void show(List<CommandChoice> now) {
    choices = now;
  }

  private void fill() {
    for (MenuItem earlier : menu.getItems()) {
      earlier.dispose();
    }
    String group = null;
    for (CommandChoice choice : choices) {
      if (group != null && !group.equals(choice.group())) {
        new MenuItem(menu, SWT.SEPARATOR);
      }
      group = choice.group();
      MenuItem item = new MenuItem(menu, SWT.PUSH);
      item.setText(choice.text());
      item.setData(HostWindow.WIDGET_ID, choice.id());
      item.setEnabled(choice.works().test(selected.getAsInt()));
      item.addListener(SWT.Selection, event -> choice.action().run());
    }
  }
}
