package org.postampel.ui.internal.model;

import java.text.Normalizer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.postampel.core.mailbox.MailboxId;

/** Finds the id of a new mailbox from what a person typed, so that nobody has to invent one. */
final class NewMailboxIds {

  /** What can stand in an id, be it under an accent. */
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9]");

  private NewMailboxIds() {}

  /**
   * The first free id made of the name, or of the address when the name has no usable character.
   *
   * @param taken whether an id is in use
   */
  static MailboxId freeId(String name, String address, Predicate<MailboxId> taken) {
    boolean usable = USABLE.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).find();
    return MailboxId.suggested(usable ? name : address.replaceFirst("@.*", ""), taken);
  }
}
