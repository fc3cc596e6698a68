package org.postampel.host.internal.registry;

import java.util.Objects;
import org.eclipse.core.commands.IHandler;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.InvalidRegistryObjectException;

/** One command that a bundle contributes; its class is loaded at the first press. */
public final class ContributedCommand implements Comparable<ContributedCommand> {

  private static final int ORDER_WHEN_NOT_SAID = 100;

  private final IConfigurationElement element;
  private final String id;
  private final String name;
  private final boolean needsMailbox;
  private final boolean severalMailboxes;
  private final boolean onDoubleClick;
  private final boolean inMenu;
  private final String group;
  private final int order;

  /** Reads the contribution; {@link IllegalArgumentException} says what is wrong with it. */
  ContributedCommand(IConfigurationElement element) {
    this.element = element;
    this.id = required("id");
    this.name = required("name");
    required("handler");
    this.needsMailbox = !"false".equals(element.getAttribute("needsMailbox"));
    this.severalMailboxes = isSaid("severalMailboxes");
    this.onDoubleClick = isSaid("onDoubleClick");
    this.inMenu = isSaid("inMenu");
    this.group = Objects.requireNonNullElse(element.getAttribute("group"), "");
    this.order = order(element.getAttribute("order"));
  }

  private boolean isSaid(String attribute) {
    return "true".equals(element.getAttribute(attribute));
  }

  private String required(String attribute) {
    String value = element.getAttribute(attribute);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("a command without '" + attribute + "'");
    }
    return value;
  }

  private static int order(String number) {
    try {
      return number == null ? ORDER_WHEN_NOT_SAID : Integer.parseInt(number.strip());
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException("a command whose 'order' is no number: " + number);
    }
  }

  /** The command's id. */
  public String id() {
    return id;
  }

  /** Its text in the language of the framework, with its mnemonic. */
  public String name() {
    return name;
  }

  /** Whether a mailbox must be selected. */
  public boolean needsMailbox() {
    return needsMailbox;
  }

  /** Whether it takes several mailboxes at once. */
  public boolean takesSeveral() {
    return severalMailboxes;
  }

  /**
   * Whether it can be called.
   *
   * @param selected how many mailboxes are selected
   */
  public boolean worksWith(int selected) {
    return !needsMailbox || selected == 1 || selected > 1 && severalMailboxes;
  }

  /** Whether it stands in the menu of further commands, not beside the other buttons. */
  public boolean isInMenu() {
    return inMenu;
  }

  /** The group it stands in; neighbours in a menu have a line between their groups. */
  public String group() {
    return group;
  }

  /** Whether a double click on a mailbox, or Enter, calls it. */
  public boolean onDoubleClick() {
    return onDoubleClick;
  }

  /**
   * A new handler.
   *
   * @throws IllegalStateException when the contributed class cannot be created
   */
  public IHandler newHandler() {
    try {
      return (IHandler) element.createExecutableExtension("handler");
    } catch (CoreException
        | ClassCastException
        | LinkageError
        | InvalidRegistryObjectException failure) {
      throw new IllegalStateException("the handler of " + id + " cannot be created", failure);
    }
  }

  @Override
  public int compareTo(ContributedCommand other) {
    int byOrder = Integer.compare(order, other.order);
    return byOrder != 0 ? byOrder : id.compareTo(other.id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContributedCommand command && compareTo(command) == 0;
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
