package org.postampel.host.internal.registry;

import org.eclipse.core.commands.IHandler;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.InvalidRegistryObjectException;

/** One button that a bundle contributes; its class is loaded at the first press. */
public final class ContributedCommand implements Comparable<ContributedCommand> {

  private static final int ORDER_WHEN_NOT_SAID = 100;

  private final IConfigurationElement element;
  private final String id;
  private final String name;
  private final boolean needsMailbox;
  private final boolean onDoubleClick;
  private final int order;

  /** Reads the contribution; {@link IllegalArgumentException} says what is wrong with it. */
  ContributedCommand(IConfigurationElement element) {
    this.element = element;
    this.id = required("id");
    this.name = required("name");
    required("handler");
    this.needsMailbox = !"false".equals(element.getAttribute("needsMailbox"));
    this.onDoubleClick = "true".equals(element.getAttribute("onDoubleClick"));
    this.order = order(element.getAttribute("order"));
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

  /** The button's text in the language of the framework, with its mnemonic. */
  public String name() {
    return name;
  }

  /** Whether a mailbox must be selected. */
  public boolean needsMailbox() {
    return needsMailbox;
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
