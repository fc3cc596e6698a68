package org.postampel.host.internal.registry;

import org.eclipse.core.commands.IHandler;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;

/** One button that a bundle contributes; its class is loaded at the first press. */
public final class ContributedCommand implements Comparable<ContributedCommand> {

  private final IConfigurationElement element;
  private final String id;
  private final String name;
  private final int order;

  ContributedCommand(IConfigurationElement element) {
    this.element = element;
    this.id = required("id");
    this.name = required("name");
    required("handler");
    String number = element.getAttribute("order");
    this.order = number == null ? 100 : Integer.parseInt(number.strip());
  }

  private String required(String attribute) {
    String value = element.getAttribute(attribute);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("a command without '" + attribute + "'");
    }
    return value;
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
    return !"false".equals(element.getAttribute("needsMailbox"));
  }

  /**
   * A new handler.
   *
   * @throws IllegalStateException when the contributed class cannot be created
   */
  public IHandler newHandler() {
    try {
      return (IHandler) element.createExecutableExtension("handler");
    } catch (CoreException | ClassCastException failure) {
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
